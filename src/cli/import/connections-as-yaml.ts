import { Document, isScalar, visit, type YAMLMap } from 'yaml'
import { configOf, type ImportedConnection } from './import-connection.js'
import { renderNotes } from './render-notes.js'

/** Imported connections as a file of connections, with all that there is to know of them as comments. */
export function connectionsAsYaml(
  connections: readonly ImportedConnection[],
  definitionFiles: readonly string[],
): string {
  const document = new Document({
    ...(definitionFiles.length === 0 ? {} : { destinations: definitionFiles }),
    connections: connections.map(configOf),
  })
  visit(document, {
    Map(_, map) {
      if (isShort(map)) map.flow = true
    },
  })
  const lines = [
    'Imported from Segment.',
    ...renderNotes(connections).flatMap((block) => ['', ...block.split('\n')]),
  ]
  document.commentBefore = lines.map((line) => ` ${line}`).join('\n')
  return document.toString({ lineWidth: 110 })
}

/** A directive whose option is one word stands on one line, as people write it. */
const isShort = ({ items }: YAMLMap): boolean =>
  items.length === 1 && items.every(({ key, value }) => String(key).startsWith('@') && isScalar(value))
