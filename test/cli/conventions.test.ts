import { Readable } from 'node:stream'
import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands/index.js'
import { createProgram } from '../../src/cli/run-cli.js'
import { Sink, waybill } from './in-process.js'

/** The words of every command, those below others too. */
const [stdin, stdout, stderr] = [Readable.from([]), new Sink(), new Sink()]
const words = wordsBelow(createProgram({ stdin, stdout, stderr, env: {} }, [], () => {}))

function wordsBelow(command: Command): readonly (readonly string[])[] {
  return command.commands.flatMap((below) => [
    [below.name()],
    ...wordsBelow(below).map((inner) => [below.name(), ...inner]),
  ])
}

test('every command is held to the conventions', () => {
  expect(words.length).toBeGreaterThanOrEqual(commands.length)
})

describe.each(words.map((line) => [line.join(' '), line] as const))('waybill %s', (name, line) => {
  test('says on one line what is wrong with its words, and where its help is', async () => {
    const { status, stdout, stderr } = await waybill([...line, '--no-such-option'])
    expect(stderr).toMatch(/^error: .*\n$/)
    expect(stderr).toContain(`; see "waybill ${name} --help"`)
    expect([status, stdout]).toEqual([2, ''])
  })

  test('has help with examples, without colour where none is wanted', async () => {
    const env = { NO_COLOR: '1', FORCE_COLOR: '1' }
    const { status, stdout, stderr } = await waybill([...line, '--help'], { env, terminal: true })
    expect(stdout).toContain(`Usage: waybill ${name}`)
    expect(stdout).toMatch(/\nExamples:\n {2}# /)
    expect(stdout).not.toContain('\u001b')
    expect([status, stderr]).toEqual([0, ''])
    expect(await waybill(['help', ...line])).toEqual(await waybill([...line, '--help']))
  })
})

test.each([
  [['help', 'rnu'], `unknown command 'rnu' (Did you mean run?); see "waybill --help"`],
  [['help', 'nope'], `unknown command 'nope'; see "waybill --help"`],
  [['help', 'dead', 'repaly'], `unknown command 'repaly' (Did you mean replay?); see "waybill dead --help"`],
  [['dead', 'help', 'lst'], `unknown command 'lst' (Did you mean list?); see "waybill dead --help"`],
  [['help', 'run', 'fast'], `unknown command 'fast'; see "waybill run --help"`],
])('waybill %j has no such command to speak of', async (line, said) => {
  expect(await waybill(line)).toEqual({ status: 2, stdout: '', stderr: `error: ${said}\n` })
})
