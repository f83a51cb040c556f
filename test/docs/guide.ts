/**
 * What stands in a page below a comment that says what it is:
 *
 * - `<!-- example: examples/x.mjs -->`: the file, whole;
 * - `<!-- output: examples/x.mjs -->`: what it prints;
 * - `<!-- shell: examples/folder -->`: lines after `$ ` are commands, run in a copy of the folder one after the other; below
 *   each stands what it prints. `<!-- shell -->` begins in an empty folder.
 */
export interface Block {
  readonly kind: 'example' | 'output' | 'shell'
  /** The file or folder that is named; empty for an empty folder. */
  readonly of: string
  readonly text: string
}

const marked = /^<!-- (example|output|shell)(?:: (\S+))? -->\n+```[^\n]*\n(.*?)^```$/gms

/** The marked blocks of a page, in their order. */
export function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(marked)].flatMap(([, kind, of = '', text = '']) =>
    kind === 'example' || kind === 'output' || kind === 'shell' ? [{ kind, of, text }] : [],
  )
}

/** How often a page marks a block: each of them has to be followed by one. */
export const countMarks = (page: string): number =>
  [...page.matchAll(/^<!-- (?:example|output|shell)\b.*-->$/gm)].length

/** A command of a shell block with what the page says that it prints. */
export interface Command {
  readonly command: string
  readonly prints: string
}

/** The commands of a shell block. A line that ends in a backslash goes on in the next one. */
export function commandsOf(text: string): readonly Command[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [, command = '', prints = ''] = /^((?:.*\\\n)*.*)\n?([\s\S]*)$/.exec(part) ?? []
      return { command, prints: prints.trimEnd() }
    })
}

/** Where the links of a page lead that do not leave the repository. */
export const linksOf = (page: string): readonly string[] =>
  [...withoutCode(page).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(([, to = '']) => to)

const withoutCode = (text: string): string => text.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '')
