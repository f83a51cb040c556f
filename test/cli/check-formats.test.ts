import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { version } from '../../src/cli/version.js'
import { codes } from '../../src/diagnostics/codes.js'
import { acme } from '../acme.js'
import { folderWith, waybill } from './in-process.js'

const definition = JSON.stringify({ ...acme, nmae: 'é' }, null, 2)

describe('waybill check --format json', () => {
  test('gives files, counts and problems with ranges', async () => {
    const path = join(folderWith({ 'a.json': definition }), 'a.json')
    const { stdout } = await waybill(['check', path, '--format', 'json'])
    const line = definition.split('\n').length - 1
    expect(JSON.parse(stdout)).toEqual({
      files: [path],
      errors: 1,
      warnings: 0,
      problems: [
        {
          file: path,
          code: 'definition/schema',
          severity: 'error',
          message: '"nmae" is not known here',
          hint: 'did you mean "name"?',
          pointer: '/nmae',
          range: { start: { line, column: 3 }, end: { line, column: 14 } },
        },
      ],
    })
  })

  test('gives lists without a problem too', async () => {
    const { stdout } = await waybill(['check', 'definitions/slack/index.ts', '--format', 'json'])
    expect(JSON.parse(stdout)).toEqual({
      files: ['definitions/slack/index.ts'],
      errors: 0,
      warnings: 0,
      problems: [],
    })
  })
})

describe('waybill check --format sarif', () => {
  test('gives a run of SARIF 2.1.0 with rules, places and pointers', async () => {
    const path = join(folderWith({ 'a b.json': definition }), 'a b.json')
    const { stdout } = await waybill(['check', relative('.', path), '--format', 'sarif'])
    const uri = relative('.', path).replace('a b', 'a%20b')
    const line = definition.split('\n').length - 1
    expect(JSON.parse(stdout)).toEqual({
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'waybill',
              version,
              rules: [{ id: 'definition/schema', shortDescription: { text: codes['definition/schema'] } }],
            },
          },
          columnKind: 'utf16CodeUnits',
          artifacts: [{ location: { uri } }],
          results: [
            {
              ruleId: 'definition/schema',
              ruleIndex: 0,
              level: 'error',
              message: { text: '"nmae" is not known here: did you mean "name"?' },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri },
                    region: { startLine: line, startColumn: 3, endLine: line, endColumn: 14 },
                  },
                  logicalLocations: [{ fullyQualifiedName: '/nmae' }],
                },
              ],
            },
          ],
        },
      ],
    })
  })

  test('names a file by its address where its path is absolute, and leaves out a place that is not known', async () => {
    const path = join(folderWith({ 'a.js': 'throw new Error()' }), 'a.js')
    const { stdout } = await waybill(['check', path, '--format', 'sarif'])
    const [{ results }] = JSON.parse(stdout).runs
    expect(results[0].locations).toEqual([
      { physicalLocation: { artifactLocation: { uri: `file://${path}` } } },
    ])
  })
})
