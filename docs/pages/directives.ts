import { type Directive, type DirectiveExample, directives, type MappingFunction } from 'waybill/mappings'
import { codeBlock, generated, json } from '../../src/cli/pages/markdown.js'
import { optionsText } from './options.js'

/** The directives whose names and meaning the public mapping kit has laid down. */
const kit = new Set([
  '@path',
  '@template',
  '@literal',
  '@if',
  '@case',
  '@replace',
  '@arrayPath',
  '@flatten',
  '@json',
  '@merge',
  '@transform',
  '@excludeWhenNull',
  '@liquid',
])

/** The reference of the mapping language: each directive with its options and examples, which are tests too. */
export function directivesPage(): string {
  const groups = [
    {
      title: 'Directives of the public mapping kit',
      members: directives.filter(({ name }) => kit.has(name)),
    },
    { title: 'Directives of our own', members: directives.filter(({ name }) => !kit.has(name)) },
  ]
  return [
    generated('Directives'),
    'A mapping is JSON. An object whose only key begins with `@` is a directive and stands for what it computes;',
    'anything else stands for itself. Every example below runs in the tests, on every back end.\n',
    'Where an option takes a directive, the type beside it is what the directive should give.\n',
    ...groups.map(({ title, members }) => `${title}: ${members.map(linkTo).join(' · ')}\n`),
    ...groups.flatMap(({ title, members }) => [`## ${title}\n`, ...members.map(section)]),
  ].join('\n')
}

const linkTo = ({ name }: Directive): string => `[\`${name}\`](#${name.slice(1).toLowerCase()})`

/** What was registered for an example, below its data. */
const signature = ({ name, parameters }: MappingFunction): string =>
  `\n// function\n${name}(${parameters.map((parameter) => parameter.name).join(', ')})`

/** What stood around the mapping, below its data. */
const surroundings = ({ sources: { clock, random } = {} }: DirectiveExample): string =>
  [
    clock === undefined ? '' : `\n// clock\n${new Date(clock()).toISOString()}`,
    random === undefined ? '' : `\n// random source\n${random()}, each time`,
  ].join('')

function section({ name, summary, options, examples }: Directive): string {
  return [
    `### ${name}\n`,
    `${summary}\n`,
    optionsText(options),
    ...examples.map((example) => {
      const { title, mapping, data, gives, functions = [] } = example
      const result =
        gives === undefined ? 'gives nothing: the key vanishes' : `gives \`${JSON.stringify(gives)}\``
      return `**${title}** ${result}\n\n${codeBlock('json', `// mapping\n${json(mapping)}\n// data\n${JSON.stringify(data)}${functions.map(signature).join('')}${surroundings(example)}`).replace('```json', '```jsonc')}`
    }),
  ].join('\n')
}
