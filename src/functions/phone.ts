import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import { absent, string } from '../expressions/kinds.js'
import type { MappingFunction } from '../mappings/index.js'

/**
 * A phone number in E.164 (`+442079460018`), read as one of a country (ISO 3166-1, two letters) where it says none
 * itself; nothing where that is no number of the country.
 */
export const phone: MappingFunction = {
  name: 'phone',
  summary: 'A phone number in E.164; the country, in two letters, is for numbers without one.',
  parameters: [
    { name: 'number', kinds: string },
    { name: 'country', kinds: string | absent },
  ],
  returns: string | absent,
  apply(number, country) {
    const code = String(country ?? '').toUpperCase()
    const parsed = isSupportedCountry(code)
      ? parsePhoneNumberFromString(String(number), code)
      : parsePhoneNumberFromString(String(number))
    return parsed?.isValid() === true ? parsed.number : undefined
  },
}
