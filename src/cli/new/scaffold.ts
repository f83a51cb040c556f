import { completeCases, completeExamples } from './complete.js'
import type { Draft } from './draft.js'
import type { DefinitionFormat, Scaffold } from './formats/format.js'
import type { NewFile } from './new-file.js'

/** The files of a draft, with what comes of all its events. */
export function scaffoldFiles(draft: Draft, format: DefinitionFormat, folder: string): readonly NewFile[] {
  const definition = completeExamples(draft.definition)
  const { slug, presets = [] } = definition
  const file = `${slug}${format.ending}`
  const subscriptions = presets.map(({ name, action }) => ({ name, action, enabled: true }))
  const scaffold: Scaffold = {
    definition,
    comments: draft.comments,
    cases: completeCases({ definition: file, ...draft.cases }, definition),
    connections: {
      destinations: [file],
      connections: [
        {
          id: slug,
          destination: slug,
          ...(Object.keys(draft.settings).length === 0 ? {} : { settings: draft.settings }),
          subscriptions,
        },
      ],
    },
  }
  return format.filesOf(scaffold, folder)
}
