import { isObject } from '../../../json/value.js'
import { CliError } from '../../cli-error.js'
import { child, type Node } from './node.js'
import { readDataFile } from './read-data-file.js'

/** The root of an OpenAPI description, of version 3.0 or 3.1. Throws a `CliError` where the file is none. */
export function readOpenApi(path: string): Node {
  if (path === '-') throw new CliError('an API is not read from standard input: name its file')
  if (/^https?:/.test(path))
    throw new CliError(`nothing is fetched: download ${path}, and name the file that it comes to`)
  const read = readDataFile(path)
  if ('problem' in read) throw new CliError(read.problem)
  const root = { value: read.value, file: { path, value: read.value } }
  const { value: swagger } = child(root, 'swagger')
  // Without quotes, YAML has a number here.
  const version = String(child(root, 'openapi').value ?? '')
  if (/^3\.[01](?:\.|$)/.test(version)) return root
  if (swagger !== undefined)
    throw new CliError(`"${path}" is Swagger ${String(swagger)}: convert it to OpenAPI 3 first`)
  if (version !== '' && isObject(read.value))
    throw new CliError(`"${path}" is OpenAPI ${version}, and 3.0 and 3.1 can be read`)
  throw new CliError(`"${path}" is no OpenAPI: it has no "openapi: 3.1.0", or another version, at its top`)
}
