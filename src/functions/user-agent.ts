import { UAParser } from 'ua-parser-js'
import { object, string } from '../expressions/kinds.js'
import type { MappingFunction } from '../mappings/index.js'

/** Longer than any browser writes; a parser of patterns need not read more. */
const longest = 500

/**
 * What a user agent text says: `browser`, `engine`, `os`, `device` and `cpu`, each an object whose keys are missing
 * where it says nothing.
 */
export const userAgent: MappingFunction = {
  name: 'userAgent',
  summary: 'What a user agent text says of browser, engine, system, device and processor.',
  parameters: [{ name: 'text', kinds: string }],
  returns: object,
  apply(text) {
    const { browser, engine, os, device, cpu } = new UAParser(String(text).slice(0, longest)).getResult()
    const parts = { browser, engine, os, device, cpu }
    return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, present(part)]))
  },
}

const present = (part: object): object =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined))
