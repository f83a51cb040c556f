import { CliError } from '../cli-error.js'

/** What TypeScript is told of a built module. */
export const declarations = `import type { ConnectOptions, Plan } from 'waybill/runtime'
export { encodeRequest } from 'waybill/runtime'
/** The names of the variables that \`environment\` has to have. */
export declare const variables: readonly string[]
/** The connections, ready for events. Throws \`ConfigError\` where what it is given does not fit. */
export declare function connect(options?: ConnectOptions): Plan
`

/** The file beside a module in which TypeScript looks for its types. Throws a `CliError` where there is none. */
export function declarationsPath(path: string): string {
  const types = path.replace(/\.(m?)js$/, '.d.$1ts')
  if (types === path) throw new CliError('--types needs an --out that ends in .mjs or .js')
  return types
}
