import { existsSync, statSync } from 'node:fs'
import { definitions } from 'waybill/definitions'
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.js'
import { didYouMean } from '../../diagnostics/suggest.js'
import type { Destination } from '../../index.js'
import { checkSource } from '../check/check-source.js'
import { readNamed } from '../check/read-sources.js'
import { CliError } from '../cli-error.js'
import type { Io } from '../io.js'
import { nameInWords } from '../standard-input.js'
import { tellProblems } from './tell-problems.js'

export interface OpenedDefinition {
  /** Undefined where its form or its languages have errors. */
  readonly definition: Destination | undefined
  /** Where it has errors of any kind: also an example that does not come out as it says. */
  readonly isBroken: boolean
  /** The path of its file; undefined where it comes with Waybill. */
  readonly file?: string
}

/**
 * The definition that a word names: one that comes with Waybill by its slug, another one by the path of its file, `-` for
 * standard input. Its problems are told on standard error. Throws a `CliError` where there is none.
 */
export async function openDefinition(name: string, io: Io): Promise<OpenedDefinition> {
  if (isSlug(name)) return { definition: findDefinition(name), isBroken: false }
  const { definition, file, problems } = checkSource(await readNamed(name, io), io.env)
  const [unread] = file.diagnostics
  if (unread !== undefined && file.text === '') throw new CliError(unread.message)
  if (definition === undefined && !hasErrors(problems.map(diagnosticOf)))
    throw new CliError(`${nameInWords(file.path)} is no definition, with "slug" and "actions"`)
  tellProblems(problems, io)
  return { definition, isBroken: hasErrors(problems.map(diagnosticOf)), file: file.path }
}

const diagnosticOf = ({ diagnostic }: { readonly diagnostic: Diagnostic }) => diagnostic

const isSlug = (name: string): boolean => /^[\w-]*\w[\w-]*$/.test(name)

/** The definition that comes with Waybill under a slug. Throws a `CliError` that says which one was meant. */
export function findDefinition(slug: string): Destination {
  const definition = definitions.find((each) => each.slug === slug)
  if (definition !== undefined) return definition
  if (isFolder(slug)) throw new CliError(`"${slug}" is a folder: name the file of the definition`)
  const { hint = isSlug(slug) ? 'waybill list has them all' : 'waybill docs writes the page of a file' } =
    didYouMean(
      slug,
      definitions.map((each) => each.slug),
    )
  throw new CliError(`there is no destination "${slug}": ${hint}`)
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()
