import { Option } from 'commander'
import type { CliCommand } from '../command.js'
import { parseAge, parsePort, parseSeed } from '../option-values.js'
import { parseFailures } from '../simulate/parse-failures.js'
import { runSimulate, type SimulateOptions } from '../simulate/run-simulate.js'

export const simulate: CliCommand = {
  name: 'simulate',
  summary: 'stand in for a destination, to try it without an account',
  description:
    'Starts a server that behaves as a definition says that the receiver of its requests does: it checks credentials, ' +
    'addresses, what requests hold and how large they are, and answers as the examples of the definition do. With ' +
    '--config it takes the requests of the connections there, of one destination or of all; without, those of the ' +
    'examples. Events are sent to it by "waybill run --deliver --send-to" its address. It writes its address to standard ' +
    'output and a line for each request to standard error, and ends when it is interrupted. No secret is printed.',
  examples: [
    {
      title: 'A stand-in for one destination, until it is interrupted; here for a second',
      command: 'waybill simulate slack --for 1s',
    },
    {
      title: 'For all destinations of a configuration, which fail now and then',
      command: 'waybill simulate --config waybill.yaml --fail 429:0.1,500:0.05,slow:0.02 --for 1s',
    },
    {
      title: 'What an example of the definition shows',
      command: 'waybill simulate slack --example "too many messages" --for 1s',
    },
  ],
  declare(command, io, done) {
    command
      .argument('[definition]', 'the slug of a destination, or the file of a definition')
      .option('-c, --config <file>', 'take the requests of the connections of this file')
      .option('-p, --port <number>', 'where to listen; 0 is any port that is free', parsePort, 0)
      .option('--host <address>', 'where to listen', '127.0.0.1')
      .option(
        '--fail <failures>',
        'have this share of right requests fail: a status from 400 on, slow, drop (the connection breaks) or partial ' +
          '(of a batch some items are refused), such as 429:0.1,slow:0.02',
        parseFailures,
      )
      .option('-s, --seed <number>', 'what failures are drawn from', parseSeed, 1)
      .addOption(timeOption('--slow <time>', 'how long a slow answer takes', '3s'))
      .addOption(timeOption('--retry-after <time>', 'how long 429 and 503 ask to wait', '1s'))
      .addOption(timeOption('--token-life <time>', 'how long tokens live', '1h'))
      .option('--example <title>', 'first answer as the example with this in its title does')
      .option('--log <file>', 'also write every request, one JSON object a line')
      .option('--for <time>', 'end by itself after this time, such as 30s', parseAge)
      .option('-q, --quiet', 'no line for each request')
      .action(async (name: string | undefined, options: SimulateOptions) =>
        done(await runSimulate(name, options, io)),
      )
  },
}

const timeOption = (flags: string, description: string, usual: string): Option =>
  new Option(flags, description).argParser(parseAge).default(parseAge(usual), usual)
