import { isList, isObject } from './value.js'

/** JSON text can nest as deep as it likes; what walks through it has a stack. Nobody has written data that is deeper. */
const mostLevels = 500

/** Why a value can not be written as JSON, by whoever gets it: it nests more than 500 levels deep, or holds a bigint. */
export const unwritable = (value: unknown): Obstacle | undefined => obstacleIn(value, mostLevels)

export const canBeWritten = (value: unknown): boolean => unwritable(value) === undefined

type Obstacle = 'deep' | 'bigint'

function obstacleIn(value: unknown, levels: number): Obstacle | undefined {
  if (typeof value === 'object') return value === null ? undefined : obstacleInside(value, levels)
  return typeof value === 'bigint' ? 'bigint' : undefined
}

/** A function of its own, so that no call is made for what is neither a list nor an object: every event comes through. */
function obstacleInside(value: object, levels: number): Obstacle | undefined {
  if (levels === 0) return 'deep'
  if (isList(value)) {
    for (let at = 0; at < value.length; at += 1) {
      const obstacle = obstacleIn(value[at], levels - 1)
      if (obstacle !== undefined) return obstacle
    }
  } else if (isObject(value)) {
    for (const key in value) {
      const obstacle = obstacleIn(value[key], levels - 1)
      if (obstacle !== undefined) return obstacle
    }
  }
  return undefined
}
