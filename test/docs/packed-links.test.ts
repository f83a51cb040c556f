import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { linksOf } from './guide.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The files of the package, built or not. */
const [{ files }]: [{ files: readonly { readonly path: string }[] }] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' }),
)
const packed = new Set(files.map(({ path }) => path))
const pages = [...packed].filter((path) => path.endsWith('.md'))

test('the guides are packed', () => {
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/delivery.md', 'docs/triggers.md']))
})

test.each(pages)('every link of %s leads to what is packed too', (page) => {
  const targets = linksOf(readFileSync(join(root, page), 'utf8')).map((link) => {
    const [file = ''] = link.split('#')
    return file === '' ? page : normalize(join(dirname(page), file))
  })
  expect(targets.filter((target) => !packed.has(target))).toEqual([])
})
