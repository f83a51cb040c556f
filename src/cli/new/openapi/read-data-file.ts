import { readFileSync } from 'node:fs'
import { fileProblem, parseSource } from '../../config/source-file.js'
import { fileErrorInWords } from '../../file-error.js'
import { parseJson } from '../../stream/parse-json.js'

/** What stands in a file of JSON or YAML, or why it can not be read. */
export function readDataFile(path: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
    // Descriptions are long, and a parser of YAML takes its time for what is JSON.
    const json = parseJson(text)
    if (json !== undefined) return { value: json }
    const { value, diagnostics, position } = parseSource(path, text)
    const problem = diagnostics.find(({ severity }) => severity === 'error')
    if (problem === undefined) return { value }
    const place = problem.range === undefined ? '' : `:${position(problem.range.start).line}`
    return { problem: `"${path}"${place} is no JSON and no YAML: ${problem.message}` }
  } catch (error) {
    return { problem: fileProblem(`"${path}" can not be read: ${fileErrorInWords(error)}`).message }
  }
}
