import { hasFormat } from '../../schemas/formats.js'

const clock = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i
const leapSecond = /^23:59:60(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i

const isTime = (text: string): boolean => clock.test(text) || leapSecond.test(text)

function isDateTime(text: string): boolean {
  const [day, time, ...others] = text.split(/t|\s/i)
  return (
    day !== undefined && time !== undefined && others.length === 0 && hasFormat(day, 'date') && isTime(time)
  )
}

/** Formats that the public kit takes more loosely than they are today: a time needs no zone, a number may begin with 0. */
export const looseFormats = {
  time: isTime,
  'date-time': isDateTime,
  ipv4: /^(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)(?:\.(?!$)|$)){4}$/,
}
