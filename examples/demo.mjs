// `npm run demo`: a stream of sample events goes through the connections of examples/shop/waybill.yaml.
// Nothing is sent anywhere, and the credentials below are none.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { styleText } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const waybill = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const config = 'examples/shop/waybill.yaml'

const environment = {
  SEGMENT_WRITE_KEY: 'a-write-key-for-the-demo',
  SLACK_WEBHOOK_URL: 'https://hooks.slack.com/services/demo',
  STOREHOUSE_SECRET: 'a-secret-for-the-demo',
}

const longestJson = 14
const hasColors = process.stdout.isTTY === true && !process.env.NO_COLOR
const paint = (style, text) => (hasColors ? styleText(style, text) : text)
const print = (...lines) => console.log(lines.join('\n'))

function start(args, stdio) {
  // The table is caught to print it in its place, so colours have to be asked for.
  const colors = hasColors ? { FORCE_COLOR: '1' } : {}
  return spawn(process.execPath, [waybill, ...args], {
    cwd: root,
    stdio,
    env: { ...process.env, ...colors, ...environment },
  })
}

/** A delivery in a few lines: where it goes, and the beginning of what is in it. */
function show({ connection, action, requests }) {
  for (const { method, url, headers, json } of requests) {
    const body = JSON.stringify(json, null, 2).split('\n')
    const cut =
      body.length > longestJson
        ? [...body.slice(0, longestJson), `  … ${body.length - longestJson} more lines`]
        : body
    const heading = `${paint('bold', connection)} ${paint('dim', action)}  ${paint('cyan', method)} ${url}`
    const fields = Object.entries(headers).map(([name, value]) => paint('dim', `  ${name}: ${value}`))
    print(heading, ...fields, ...cut.map((line) => `  ${line}`), '')
  }
}

async function textOf(stream) {
  let text = ''
  for await (const chunk of stream.setEncoding('utf8')) text += chunk
  return text
}

const ended = (child) =>
  new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })

print('', paint('bold', "An online shop's events through three connections: the first delivery of each"))
print(paint('dim', `$ waybill sample --count 2000 --seed 7 | waybill run --config ${config}`), '')

const run = start(['run', '--config', config], ['pipe', 'pipe', 'pipe'])
const sample = start(['sample', '--count', '2000', '--seed', '7'], ['ignore', run.stdin, 'inherit'])
run.stdin.destroy()

// The first delivery of each connection; the others are only counted.
const shown = new Set()
const report = textOf(run.stderr)
const statuses = Promise.all([ended(run), ended(sample)])
for await (const line of createInterface({ input: run.stdout })) {
  const delivery = JSON.parse(line)
  if (shown.has(delivery.connection)) continue
  shown.add(delivery.connection)
  show(delivery)
}
print(paint('bold', 'What happened to the events:'), '', await report)
print(paint('dim', 'Next, try: node dist/cli/main.js run --help'), '')
process.exitCode = Math.max(...(await statuses))
