import { buildModule, type ModuleText } from '../../build/build-module.js'
import { VariableMarks } from '../../build/variable-marks.js'
import { below, hasErrors } from '../../diagnostics/diagnostic.js'
import { functions } from '../../functions/index.js'
import { bundleModule } from '../build/bundle.js'
import { declarations, declarationsPath } from '../build/declarations.js'
import { markVariables } from '../build/mark-variables.js'
import { CliError } from '../cli-error.js'
import type { CliCommand } from '../command.js'
import { hideSettings } from '../config/hide-settings.js'
import { checkConfig, type ReadConfig, readConfig } from '../config/load.js'
import { locate, type Problem } from '../config/problem.js'
import { renderEach, sumOf } from '../config/render-problems.js'
import { colorsFor, type Io } from '../io.js'
import { quantity } from '../report/quantity.js'
import { statusOfProblems } from '../status.js'
import { fileOfConfig, filesOfDefinitions, refuseOverwriting } from '../stream/overwriting.js'
import { writeFile, writeText } from '../text-files.js'
import { version } from '../version.js'

interface BuildOptions {
  readonly config?: string
  readonly out?: string
  readonly inlineEnvironment?: true
  readonly bundle?: true
  readonly minify?: true
  readonly types?: true
}

export const build: CliCommand = {
  name: 'build',
  summary: 'write connections as a module that needs no eval',
  description:
    'Compiles the connections of a configuration into one ES module, for edge runtimes and pages with a content security ' +
    'policy: where it runs nothing is parsed, and no code is made from text. It exports "connect", which gives the ' +
    'connections with the same answers as an engine, and "encodeRequest". Variables are no part of it: connect() is ' +
    'given those that the configuration reads.',
  examples: [
    { title: 'A module of all connections', command: 'waybill build --config waybill.yaml --out plan.mjs' },
    {
      title: 'With its types for TypeScript beside it',
      command: 'waybill build -c waybill.yaml --out plan.mjs --types',
    },
    {
      title: 'With the values of all variables in it: keep the file as you keep these',
      command: 'waybill build -c waybill.yaml --inline-environment --out plan.mjs',
    },
  ],
  declare(command, io, done) {
    command
      .option('-c, --config <file>', 'the connections, as YAML or JSON')
      .option('-o, --out <file>', 'the module to write; standard output where it is left out or "-"')
      .option('--inline-environment', 'write the values of variables into the module, secrets too')
      .option('--bundle', 'put all that the module imports into it (by esbuild, which has to be installed)')
      .option('--minify', 'with --bundle: write it short')
      .option('--types', 'write a file of types for TypeScript beside the module')
      .action(async (options: BuildOptions) => done(await runBuild(options, io)))
  },
}

async function runBuild(options: BuildOptions, io: Io): Promise<number> {
  const { config: path, out = '-', bundle = false, minify = false, types = false } = options
  if (path === undefined)
    throw new CliError(
      'name the file with the connections, such as: waybill build --config waybill.yaml --out plan.mjs',
    )
  if (minify && !bundle) throw new CliError('--minify is for what --bundle puts together: give both')
  const typesPath = types ? declarationsPath(out) : undefined
  const config = readConfig(path)
  const built = buildConfig(config, options, io)
  const { text, problems, connections } = built
  const colors = colorsFor(io.stderr, io.env)
  if (problems.length > 0)
    io.stderr.write(`${[...renderEach(problems, colors), sumOf(problems)].join('\n\n')}\n\n`)
  if (text === undefined) return statusOfProblems
  refuseOverwriting(out, [fileOfConfig(path), ...filesOfDefinitions(built.definitionFiles)], '--out')
  const written = `${headerOf(built)}${bundle ? await bundleModule(text, { minify }) : text}`
  if (out === '-') await writeText(written, io)
  else writeFile(out, written)
  if (typesPath !== undefined) writeFile(typesPath, declarations)
  const name = out === '-' ? 'the module' : out
  const size = `${(Buffer.byteLength(written) / 1000).toFixed(0)} KB`
  const imports = bundle ? 'imports nothing' : 'imports waybill/runtime'
  io.stderr.write(
    `${name}: ${quantity(connections, 'connection', 'connections')}, ${size}, ${imports}${needsOf(built)}\n`,
  )
  return 0
}

interface BuiltConfig extends Omit<ModuleText, 'diagnostics'> {
  readonly problems: readonly Problem[]
  readonly connections: number
  readonly definitionFiles: readonly string[]
}

function buildConfig(
  { file, connections, place }: ReadConfig,
  { inlineEnvironment }: BuildOptions,
  io: Io,
): BuiltConfig {
  // Without their values in it, a module can be built where they are not known.
  const { configs, destinations, problems, definitionFiles } = checkConfig(
    file,
    io.env,
    inlineEnvironment === true ? 'error' : 'warning',
  )
  const told = problems.filter(
    ({ diagnostic: { code, severity } }) => code !== 'config/environment' || severity === 'error',
  )
  const refused = { problems: told, connections: configs.length, definitionFiles, text: undefined }
  if (hasErrors(told.map(({ diagnostic }) => diagnostic)))
    return { ...refused, variables: [], readsClock: false }
  // Not the text of the file: what YAML escapes there stands in the values.
  const marks = new VariableMarks(JSON.stringify([connections, destinations]))
  const { diagnostics, ...built } = buildModule(
    inlineEnvironment === true ? configs : markVariables(connections, marks),
    { destinations, functions, marks, tellsOfSecrets: inlineEnvironment !== true },
  )
  const own = diagnostics.filter(({ code }) => code === 'config/module')
  const found = own.length === 0 && built.text === undefined ? diagnostics : own
  const shown = hideSettings(file, connections, place, destinations)
  const located = below(place, found).map((diagnostic) => locate(diagnostic, file, new Set(), shown))
  return { ...refused, ...built, problems: [...told, ...located] }
}

function headerOf({ variables, readsClock }: Pick<BuiltConfig, 'variables' | 'readsClock'>): string {
  const lines = [
    `// Written by "waybill build" ${version}: change the configuration, not this file.`,
    ...(variables.length === 0 ? [] : [`// connect({ environment }) needs ${variables.join(', ')}.`]),
    ...(readsClock ? ['// connect({ clock: Date.now }) is needed for what asks for the time.'] : []),
  ]
  return `${lines.join('\n')}\n`
}

function needsOf({ variables, readsClock }: BuiltConfig): string {
  const needs = [...variables, ...(readsClock ? ['a clock'] : [])]
  return needs.length === 0 ? '' : `; connect() needs ${needs.join(', ')}`
}
