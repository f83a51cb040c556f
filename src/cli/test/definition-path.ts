import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, extname, join, normalize } from 'node:path'
import { readOwn } from '../../json/own.js'
import { isNameOfCases } from '../check/kind-of-value.js'
import { readSourceFile, type SourceFile } from '../config/source-file.js'

const endings = ['.yaml', '.yml', '.json', '.ts', '.mts', '.cts', '.js', '.mjs', '.cjs']

/** The file of the definition that cases are put to: the one that they name, else the one beside them with their name. */
export function definitionPathOf({ path, value }: SourceFile): string | undefined {
  const named = readOwn(value, 'definition')
  if (typeof named === 'string') return join(dirname(path), named)
  const base = join(dirname(path), nameOfCases(path))
  return endings.map((ending) => base + ending).find((one) => existsSync(one))
}

/** The files of cases beside a definition that are put to it. */
export function casesBeside(definition: string): readonly string[] {
  const folder = dirname(definition)
  return readdirSync(folder)
    .filter(isNameOfCases)
    .map((name) => join(folder, name))
    .filter((path) => {
      const isOfSameName = nameOfCases(path) === basename(definition, extname(definition))
      const named = isOfSameName ? undefined : definitionPathOf(readSourceFile(path))
      return isOfSameName || (named !== undefined && normalize(named) === normalize(definition))
    })
}

const nameOfCases = (path: string): string => basename(path).replace(/\.cases\.\w+$/, '')
