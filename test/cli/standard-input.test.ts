import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { runCli } from '../../src/cli/run-cli.js'
import { desk, deskJson } from '../desk.js'
import { folderWith, Sink, waybill } from './in-process.js'

const second = 'error: only one file can be read from standard input: give one of them a name\n'
const unread = 'error: connections are not read from standard input: name their file, such as waybill.yaml\n'

test.each<[string, readonly string[], string]>([
  ['two files to check', ['check', '-', '-'], second],
  ['an older definition too', ['check', '-', '--against', '-'], second],
  ['two files to test', ['test', '-', '-'], second],
  ['two sides', ['diff', '-', '-'], second],
  ['a side and events', ['diff', '-', 'a.yaml', '--events', '-'], second],
  ['a definition, and an event that is not named', ['suggest', '-', 'note'], second],
  ['two files to import', ['import', 'segment', '-', '-'], second],
  ['connections to run', ['run', '-c', '-'], unread],
  ['connections to explain', ['explain', '-c', '-'], unread],
  ['connections to build', ['build', '-c', '-'], unread],
  ['connections to simulate', ['simulate', '-c', '-'], unread],
  [
    'an API',
    ['new', '--yes', '--from-openapi', '-'],
    'error: an API is not read from standard input: name its file\n',
  ],
])('standard input can not be %s', async (_, words, said) => {
  expect(await waybill(words, { input: deskJson })).toEqual({ status: 2, stdout: '', stderr: said })
})

test.each([
  ['check', ['-'], 'a file of "connections"'],
  ['docs', ['-'], 'a file of "connections"'],
  ['suggest', ['-', 'note', '--columns', 'a'], 'a file of "connections"'],
  ['test', ['-'], 'a file of "cases"'],
])('%s says that nothing came', async (command, words, last) => {
  const { status, stdout, stderr } = await waybill([command, ...words])
  expect(status).toBe(1)
  expect(stdout + stderr).toContain(
    `this is empty, and so neither a definition, with "slug" and "actions", nor ${last}\n`,
  )
})

test('the page of a definition can come of standard input', async () => {
  const { status, stdout } = await waybill(['docs', '-'], { input: deskJson })
  expect([status, stdout.split('\n')[0]]).toEqual([0, `# ${desk.name}`])
})

test('one who sits at a terminal is told what is waited for', async () => {
  const stderr = new Sink()
  const stdin = Object.assign(Readable.from([Buffer.from(deskJson)]), { isTTY: true })
  const path = join(folderWith({ 'desk.json': deskJson }), 'desk.json')
  const words = ['check', '-', '--against', path]
  expect(await runCli(words, { stdin, stdout: new Sink(), stderr, env: {} })).toBe(0)
  expect(stderr.text).toBe('Reading from the keyboard; Ctrl-D ends.\n')
})

test('what can not be read is told on one line', async () => {
  const error = Object.assign(new Error('EISDIR: illegal operation'), { code: 'EISDIR' })
  const stderr = new Sink()
  const stdin = new Readable({ read: () => stdin.destroy(error) })
  expect(await runCli(['check', '-'], { stdin, stdout: new Sink(), stderr, env: {} })).toBe(2)
  expect(stderr.text).toBe('error: standard input can not be read: it is a folder\n')
})
