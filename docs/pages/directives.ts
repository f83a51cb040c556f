import { type Directive, directives } from 'waybill/mappings'
import { codeBlock, generated, json } from './markdown.js'

/** The reference of the mapping language: each directive with its options and examples, which are tests too. */
export function directivesPage(): string {
  return [
    generated('Directives'),
    'A mapping is JSON. An object whose only key begins with `@` is a directive and stands for what it computes;',
    'anything else stands for itself. Every example below runs in the tests, on every back end.\n',
    directives.map(({ name }) => `[\`${name}\`](#${name.slice(1).toLowerCase()})`).join(' · '),
    '',
    ...directives.map(section),
  ].join('\n')
}

function section(directive: Directive): string {
  const { name, summary, options, examples } = directive
  return [
    `## ${name}\n`,
    `${summary}\n`,
    '<details><summary>Options (JSON Schema)</summary>\n',
    codeBlock('json', json(options)),
    '</details>\n',
    ...examples.map(({ title, mapping, data, gives }) => {
      const result =
        gives === undefined ? 'gives nothing: the key vanishes' : `gives \`${JSON.stringify(gives)}\``
      return `**${title}** ${result}\n\n${codeBlock('json', `// mapping\n${json(mapping)}\n// data\n${JSON.stringify(data)}`).replace('```json', '```jsonc')}`
    }),
  ].join('\n')
}
