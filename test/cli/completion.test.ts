import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { definitions } from 'waybill/definitions'
import { withCommandsBelow } from '../../src/cli/command.js'
import { commands } from '../../src/cli/commands/index.js'
import { acme } from '../acme.js'
import { type BuiltCommand, buildCommand } from './built-command.js'
import { folderWith, waybill } from './in-process.js'

/** What the last of some words could become, for a shell. */
async function complete(shell: string, ...words: readonly string[]): Promise<readonly string[]> {
  const { status, stdout, stderr } = await waybill(['completion', shell, '--', ...words])
  expect([status, stderr]).toEqual([0, ''])
  return stdout.split('\n').filter((line) => line !== '')
}

describe('the words that could follow', () => {
  test('are the commands, as long as there is none', async () => {
    const names = commands.map(({ name }) => name)
    expect(await complete('bash', '')).toEqual(names)
    expect(await complete('bash', 'ex')).toEqual(['explain'])
    expect(await complete('bash', 'help', 'ex')).toEqual(['explain'])
    expect(await complete('bash', 'help', 'dead', 're')).toEqual(['replay'])
    expect(await complete('bash', 'import', '')).toEqual(['segment', 'help'])
  })

  test.each(withCommandsBelow(commands))('after $name are its options', async (command) => {
    const above = commands.find(({ commands: below }) => below?.includes(command))
    const words = [...(above === undefined ? [] : [above.name]), command.name]
    const { stdout } = await waybill([...words, '--help'])
    const told = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, option]) => option)
    expect((await complete('bash', ...words, '--')).toSorted()).toEqual(told.toSorted())
  })

  test.each<[string, readonly string[], readonly string[]]>([
    ['the choices of an option', ['check', '.', '--format', ''], ['pretty', 'json', 'sarif']],
    ['the choices of an argument', ['completion', 'f'], ['fish']],
    ['slugs', ['show', 'sl'], ['slack']],
    ['slugs for a definition', ['docs', 'cus'], ['customerio', 'customerio-segment']],
    ['slugs behind an option', ['import', 'segment', 'a.json', '--destination', 'heap'], ['heap']],
    ['the actions of a slug', ['suggest', 'webhook', ''], ['send']],
    ['types of events', ['run', '--type', 'i'], ['identify']],
    ['nothing where the shell knows files', ['run', '--config', ''], []],
    ['nothing where a number stands', ['sample', '--count', ''], []],
    ['nothing of a slug that is none', ['suggest', 'nowhere', ''], []],
    ['nothing behind the words of a command whose help is asked for', ['help', 'show', ''], []],
    ['nothing past the last argument', ['show', 'slack', ''], []],
    ['words and no options behind "--"', ['show', '--', '-'], []],
    [
      'options in the midst of a line',
      ['run', '--quiet', 'events.ndjson', '--strict', '--rep'],
      ['--replay'],
    ],
    ['what stands behind "=", in one word', ['check', '--format=j'], ['--format=json']],
    ['what stands behind "=", as bash has it', ['check', '--format', '=', 's'], ['sarif']],
    ['all that could, as bash has it', ['check', '--format', '='], ['pretty', 'json', 'sarif']],
  ])('are %s', async (_, words, expected) => {
    expect(await complete('bash', ...words)).toEqual(expected)
  })

  test('are the connections of the configuration that is named', async () => {
    const connections = [{ id: 'team chat', destination: 'slack' }, { id: 'orders' }, 'odd']
    const folder = folderWith({ 'waybill.yaml': JSON.stringify({ connections }) })
    const path = join(folder, 'waybill.yaml')
    expect(await complete('fish', 'explain', '-c', path, '--connection', '')).toEqual([
      'team chat\tslack',
      'orders\t',
    ])
    expect(await complete('bash', 'run', `--config=${path}`, '--replay', 't')).toEqual(['team\\ chat'])
    expect(await complete('bash', 'run', '--config', '/nowhere.yaml', '--replay', '')).toEqual([])
    expect(await complete('bash', 'run', '--replay', '')).toEqual([])
  })

  test('are the actions of a file, which is not run for them', async () => {
    const folder = folderWith({
      'acme.json': JSON.stringify(acme),
      'acme.ts': 'process.exit(1)',
      'no.json': '[',
    })
    expect(await complete('fish', 'suggest', join(folder, 'acme.json'), '')).toEqual([
      'upsert\tUpsert person',
    ])
    expect(await complete('fish', 'suggest', join(folder, 'acme.ts'), '')).toEqual([])
    expect(await complete('fish', 'suggest', join(folder, 'no.json'), '')).toEqual([])
  })

  test('come with what they mean, where a shell shows it', async () => {
    expect(await complete('zsh', 'sh')).toEqual(['show:show what a destination takes'])
    expect(await complete('fish', 'sh')).toEqual(['show\tshow what a destination takes'])
    expect(await complete('zsh', 'show', 'slack')).toEqual(['slack:Slack'])
  })
})

describe('waybill completion', () => {
  test('knows the shells', async () => {
    const { status, stderr } = await waybill(['completion', 'tcsh'])
    expect(stderr).toContain('Allowed choices are bash, zsh, fish')
    expect(status).toBe(2)
  })

  test.each(['bash', 'zsh', 'fish'])('gives a script for %s that asks it again', async (shell) => {
    const { stdout } = await waybill(['completion', shell])
    expect(stdout).toContain(`waybill completion ${shell} -- `)
  })
})

describe('a shell with the script', () => {
  let built: BuiltCommand
  beforeAll(async () => {
    built = await buildCommand()
    return () => built.remove()
  })

  const run = (shell: string, lines: string) =>
    spawnSync(shell, ['-c', lines], { encoding: 'utf8', env: { ...process.env, PATH: built.path } })

  /** What bash would offer for words, the last of which is being written. */
  function offered(...words: readonly string[]): readonly string[] {
    const { stdout, stderr } = run(
      'bash',
      `eval "$(waybill completion bash)"
      COMP_WORDS=(waybill ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}
      _waybill; printf '%s\\n' "\${COMPREPLY[@]}"; complete -p waybill`,
    )
    expect(stderr).toBe('')
    const [binding, ...found] = stdout.trimEnd().split('\n').reverse()
    expect(binding).toBe('complete -o bashdefault -o default -F _waybill waybill')
    return found.reverse()
  }

  test('offers words in bash', () => {
    expect(offered('exp')).toEqual(['explain'])
    expect(offered('show', 'g')).toEqual(['google-analytics-4'])
    expect(offered('check', '--format', '=', '')).toEqual(['pretty', 'json', 'sarif'])
    expect(offered('docs', '')).toEqual(definitions.map(({ slug }) => slug))
    expect(offered('run', '--config', '')).toEqual([''])
  }, 60_000)

  const isThere = (shell: string) => spawnSync(shell, ['--version']).status === 0

  test.skipIf(!isThere('zsh'))(
    'is read by zsh',
    () => {
      const { status, stderr } = run(
        'zsh',
        'autoload -U compinit && compinit -D; eval "$(waybill completion zsh)"',
      )
      expect([status, stderr]).toEqual([0, ''])
    },
    60_000,
  )

  test.skipIf(!isThere('fish'))(
    'offers words in fish',
    () => {
      const { stdout } = run('fish', 'waybill completion fish | source; complete -C "waybill exp"')
      expect(stdout).toMatch(/^explain\t/)
    },
    60_000,
  )
})
