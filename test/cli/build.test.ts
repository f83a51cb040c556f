// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` stands for a variable.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith, waybill } from './in-process.js'

const orders = `connections:
  - id: orders
    destination: webhook
    settings: { sharedSecret: "\${SECRET}" }
    subscriptions:
      - action: send
        enabled: true
        trigger: event = "Order Completed"
        mapping: { url: "https://\${HOST}/orders", data: { "@path": $.properties } }
`

const build = (folder: string, ...words: readonly string[]) =>
  waybill(['build', '--config', join(folder, 'waybill.yaml'), ...words], { env: { SECRET: 'in the shell' } })

describe('waybill build', () => {
  test('writes a module, and says what it needs', async () => {
    const folder = folderWith({ 'waybill.yaml': orders })
    const out = join(folder, 'plan.mjs')
    const { status, stdout, stderr } = await build(folder, '--out', out)
    expect([status, stdout]).toEqual([0, ''])
    expect(stderr).toMatch(
      /plan\.mjs: 1 connection, \d+ KB, imports waybill\/runtime; connect\(\) needs HOST, SECRET\n$/,
    )
    const text = readFileSync(out, 'utf8')
    expect(text).toMatch(
      /^\/\/ Written by "waybill build" .*\n\/\/ connect\(\{ environment \}\) needs HOST, SECRET\.\n/,
    )
    expect(text).not.toContain('in the shell')
  })

  test('writes to standard output where no file is named', async () => {
    const { status, stdout, stderr } = await build(folderWith({ 'waybill.yaml': orders }))
    expect([status, stderr]).toEqual([0, expect.stringMatching(/^the module: /)])
    expect(stdout).toContain('export const connect')
  })

  test('takes no text for a variable, however it is written', async () => {
    const folder = folderWith({
      'waybill.yaml': orders.replace('{ "@path": $.properties }', '{ a: "\\uE0000\\uE001" }'),
    })
    const { status, stdout } = await build(folder)
    expect([status, stdout]).toEqual([0, expect.stringContaining('"\uE0000\uE001"')])
  })

  test('writes values into the module only where it is asked to', async () => {
    const folder = folderWith({ 'waybill.yaml': orders.replace('${HOST}', 'shop.example') })
    const { stdout, stderr } = await build(folder, '--inline-environment')
    expect(stdout).toContain('in the shell')
    expect(stderr).not.toContain('needs')
    expect((await build(folderWith({ 'waybill.yaml': orders }), '--inline-environment')).stderr).toContain(
      'the environment variable HOST is not set',
    )
  })

  test('tells of secrets that stand in the file, and shows none', async () => {
    const folder = folderWith({ 'waybill.yaml': orders.replace('${SECRET}', 'hush-hush') })
    const { status, stderr } = await build(folder)
    expect(status).toBe(0)
    expect(stderr).toContain('warning[config/module]: the settings hold a secret')
    expect(stderr).not.toContain('hush-hush')
  })

  test('says where a variable decides what is compiled', async () => {
    const folder = folderWith({ 'waybill.yaml': orders.replace('$.properties', '"$.${FIELD}"') })
    const { status, stdout, stderr } = await build(folder)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(
      /error\[config\/module\]: what is compiled here depends on the value of FIELD.*\n {2}at .*:9:\d+ /,
    )
  })

  test('says what is wrong with the connections', async () => {
    const folder = folderWith({ 'waybill.yaml': orders.replace(' = ', ' == ') })
    const { status, stderr } = await build(folder, '--out', join(folder, 'plan.mjs'))
    expect(status).toBe(1)
    expect(stderr).toContain('error[fql/syntax]')
    expect(() => readFileSync(join(folder, 'plan.mjs'))).toThrow('ENOENT')
  })

  test('writes types for TypeScript beside it', async () => {
    const folder = folderWith({ 'waybill.yaml': orders })
    await build(folder, '--out', join(folder, 'plan.mjs'), '--types')
    expect(readFileSync(join(folder, 'plan.d.mts'), 'utf8')).toContain('export declare function connect')
  })

  test.each([
    ['no configuration', ['build'], 'name the file with the connections'],
    [
      'types without a file',
      ['build', '-c', 'x', '--types'],
      '--types needs an --out that ends in .mjs or .js',
    ],
    ['short, but not whole', ['build', '-c', 'x', '--minify'], '--minify is for what --bundle puts together'],
    ['a file that is not there', ['build', '-c', 'none.yaml'], '"none.yaml" can not be read'],
  ])('refuses %s', async (_, words, message) => {
    const { status, stderr } = await waybill(words)
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)])
  })

  test('never writes over what it reads', async () => {
    const folder = folderWith({ 'waybill.yaml': orders })
    const { status, stderr } = await build(folder, '--out', join(folder, 'waybill.yaml'))
    expect([status, stderr]).toEqual([2, expect.stringContaining('--out would write over')])
    expect(readFileSync(join(folder, 'waybill.yaml'), 'utf8')).toBe(orders)
  })
})
