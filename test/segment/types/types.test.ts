import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const kits = {
  'the public package': {},
  'waybill/segment': { '@segment/actions-core': [at('../../../src/segment/types/index.ts')] },
}

/** What definitions get wrong; each is an error with both. */
const mistakes = {
  'a scheme that there is not': `const definition: DestinationDefinition<{}> = {
    name: '', mode: 'cloud', actions: {}, authentication: { scheme: 'oauth1', fields: {} } }`,
  'an action without `perform`': `const action: ActionDefinition<{}> = { title: '', description: '', fields: {} }`,
  'a field of no type': `const field: InputField = { label: '', description: '' }`,
  'a field of a type that there is not': `const field: InputField = { label: '', description: '', type: 'date' }`,
  'a setting that is a list of its own': `const setting: GlobalSetting = { label: '', description: '', type: 'object' }`,
  'a payload read by a name that it has not': `const action: ActionDefinition<{}, { email: string }> = {
    title: '', description: '', fields: {}, perform: (request, { payload }) => request(payload.mail) }`,
  'an answer read as what it is not': `const perform: RequestFn<{}, {}> = async (request) =>
    (await request<{ id: string }>('')).data.name`,
  'a condition with an operator that there is not': `const conditions: DependsOnConditions = {
    conditions: [{ fieldKey: '', operator: 'equals', value: 1 }] }`,
  'a method that there is not': `const options: RequestOptions = { method: 'SEND' }`,
  'an event of a type that there is not': `const event: SegmentEvent = { type: 'click' }`,
  'a preset of neither kind': `const preset: Preset = { name: '', type: 'manual', partnerAction: '', subscribe: '' }`,
  'an audience without fields': `const definition: AudienceDestinationDefinition = {
    name: '', mode: 'cloud', actions: {}, audienceConfig: { mode: { type: 'realtime' } } }`,
}

const names =
  'ActionDefinition, AudienceDestinationDefinition, DestinationDefinition, GlobalSetting, InputField, Preset, RequestFn, RequestOptions, SegmentEvent'

describe.each(Object.entries(kits))('definitions compiled against %s', (_kit, paths) => {
  it('compile under `strict`', { timeout: 120_000 }, () => {
    expect(errorsOf([at('definitions.ts')], paths)).toEqual([])
  })

  it('are told of their mistakes', { timeout: 120_000 }, () => {
    const files = Object.entries(mistakes).map(([name, code], index) => ({
      name,
      path: at(`mistake-${index}.ts`),
      text: `import type { ${names} } from '@segment/actions-core'\n
        type DependsOnConditions = NonNullable<InputField['depends_on']>\nexport ${code}`,
    }))
    const wrong = new Set(errorsOf([], paths, files).map(({ file }) => file))
    expect(files.filter(({ path }) => !wrong.has(path)).map(({ name }) => name)).toEqual([])
  })
})

interface Source {
  readonly path: string
  readonly text: string
}

/** The errors of a program, as a definition's author with `strict` sees them. */
function errorsOf(
  paths: readonly string[],
  kit: { readonly [module: string]: string[] },
  sources: readonly Source[] = [],
) {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: ['node'],
    paths: kit,
  }
  const host = ts.createCompilerHost(options)
  const textOf = (path: string) => sources.find((source) => source.path === path)?.text
  const program = ts.createProgram([...paths, ...sources.map(({ path }) => path)], options, {
    ...host,
    fileExists: (path) => textOf(path) !== undefined || host.fileExists(path),
    readFile: (path) => textOf(path) ?? host.readFile(path),
    getSourceFile: (path, version) => {
      const text = textOf(path)
      return text === undefined ? host.getSourceFile(path, version) : ts.createSourceFile(path, text, version)
    },
  })
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => ({
    file: file?.fileName,
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }))
}
