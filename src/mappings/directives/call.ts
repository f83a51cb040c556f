import { didYouMean } from '../../diagnostics/suggest.js'
import { absent, kindsInWords, kindsOf, string } from '../../expressions/kinds.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { callFunction, type MappingFunction } from '../functions.js'

/** Stands for what a service would register; the examples call it. */
const formatPhone: MappingFunction = {
  name: 'formatPhone',
  parameters: [
    { name: 'phone', kinds: string },
    { name: 'country', kinds: string },
  ],
  returns: string | absent,
  apply: (phone, country) => (country === 'NO' ? `+47${String(phone).replaceAll(' ', '')}` : undefined),
}

type Options = { readonly fn: string; readonly args?: readonly Json[] }

export const callDirective = defineDirective<Options>({
  name: '@call',
  options: {
    type: 'object',
    required: ['fn'],
    properties: {
      fn: { type: 'string', minLength: 1, description: 'The name under which it was registered.' },
      args: {
        type: 'array',
        items: { $ref: '#/$defs/mapping' },
        description:
          'As many as the function has parameters; what it throws, and what it gives that is no JSON, fails with `FUNCTION_FAILED`.',
      },
    },
  },
  lower({ fn: name, args = [] }, scope) {
    const { functions } = scope.language
    const lowered = args.map((arg, index) => scope.lower(arg, 'args', index))
    const fn = functions.get(name)
    if (fn === undefined) {
      const known = [...functions.keys()]
      const hint =
        known.length === 0
          ? { hint: 'functions are given to the engine as "functions"' }
          : didYouMean(name, known)
      return scope.below('fn').problem('map/function', `there is no function "${name}"`, hint)
    }
    if (args.length !== fn.parameters.length) {
      const names = fn.parameters.map((parameter) => parameter.name).join(', ')
      return scope
        .below(args.length === 0 ? 'fn' : 'args')
        .problem(
          'map/function',
          `the function is called with ${args.length} arguments, it is ${name}(${names})`,
        )
    }
    for (const [index, { name: parameter, kinds }] of fn.parameters.entries()) {
      const given = lowered[index]
      if (given !== undefined && (kindsOf(given) & kinds) === 0)
        scope
          .below('args', index)
          .problem(
            'map/function',
            `"${parameter}" needs ${kindsInWords(kinds)}, but this can only give ${kindsInWords(kindsOf(given))}`,
          )
    }
    return callFunction(fn, lowered)
  },
})

export const callManual: DirectiveManual = {
  summary:
    'What a function gives that the embedding service registered; nothing where an argument is of a kind that it does not take.',
  examples: [
    {
      title: 'a phone number in the form of a country',
      mapping: { '@call': { fn: 'formatPhone', args: [{ '@path': '$.phone' }, 'NO'] } },
      data: { phone: '12 34 56 78' },
      gives: '+4712345678',
      functions: [formatPhone],
    },
    {
      title: 'an argument of a kind that the function does not take',
      mapping: { '@call': { fn: 'formatPhone', args: [{ '@path': '$.phone' }, 'NO'] } },
      data: { phone: { home: '12 34 56 78' } },
      functions: [formatPhone],
    },
    {
      title: 'what a function may give for its arguments: nothing',
      mapping: { phone: { '@call': { fn: 'formatPhone', args: [{ '@path': '$.phone' }, 'XX'] } } },
      data: { phone: '12 34 56 78' },
      gives: {},
      functions: [formatPhone],
    },
  ],
}
