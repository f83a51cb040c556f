import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'
import * as segment from '../../../src/segment/index.js'
import { importedTypes, importedValues } from './surface.js'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const published = createRequire(import.meta.url)
  .resolve('@segment/actions-core')
  .replace(/cjs.*/, 'esm/index.d.ts')

const kits = {
  'the public package': { published: [published] },
  'waybill/segment': {
    published: [published],
    '@segment/actions-core': [at('../../../src/segment/index.ts')],
  },
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

const wrong: readonly Source[] = Object.entries(mistakes).map(([name, code]) => ({
  path: at(`${name}.ts`),
  text: `import type { ${names} } from '@segment/actions-core'
    type DependsOnConditions = Exclude<InputField['required'], boolean | undefined>
    export ${code}`,
}))

const surface: Source = {
  path: at('surface.virtual.ts'),
  text: `import type { ${importedTypes.join()} } from '@segment/actions-core'`,
}

/** What is typed with the public package is taken by whoever wants what is typed with this one. */
const exchange: Source = {
  path: at('exchange.virtual.ts'),
  text: `import type * as theirs from 'published'
    import type * as ours from '@segment/actions-core'
    export const taken = (
      definition: theirs.DestinationDefinition<{ a: string }>,
      audience: theirs.AudienceDestinationDefinition<{ a: string }, { b: number }>,
      event: theirs.SegmentEvent,
    ): [
      ours.DestinationDefinition<{ a: string }>,
      ours.AudienceDestinationDefinition<{ a: string }, { b: number }>,
      ours.SegmentEvent,
    ] => [definition, audience, event]`,
}

describe.each(Object.entries(kits))('definitions compiled against %s', (_kit, paths) => {
  let errors: readonly { readonly file: string; readonly message: string }[]
  beforeAll(() => {
    errors = errorsOf([at('definitions.ts')], paths, [...wrong, surface, exchange])
  }, 240_000)

  it('compile under `strict`', () => {
    expect(errors.filter(({ file }) => file === at('definitions.ts'))).toEqual([])
  })

  it('are told of their mistakes', () => {
    const unnoticed = wrong.filter(({ path }) => !errors.some(({ file }) => file === path))
    expect(unnoticed.map(({ path }) => path)).toEqual([])
  })

  it('are taken where they are typed with the other', () => {
    expect(errors.filter(({ file }) => file === exchange.path)).toEqual([])
  })

  it('find every type that is imported by name, but for those that were never published', () => {
    const missing = errors.filter(({ file }) => file === surface.path).map(({ message }) => message)
    expect(missing).toEqual(
      paths === kits['waybill/segment'] ? [] : expect.arrayContaining([expect.any(String)]),
    )
  })
})

it('the surface has every value that is imported by name', () => {
  expect(importedValues.filter((name) => !(name in segment))).toEqual([])
  expect(segment.default).toBe(segment.createRequestClient)
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
    file: file?.fileName ?? '',
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }))
}
