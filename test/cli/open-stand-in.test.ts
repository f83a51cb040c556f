import { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { openStandIn } from '../../src/cli/simulate/open-stand-in.js'
import { Sink } from './in-process.js'

test('a stand-in of the command tells of requests and keeps none', async () => {
  const told: string[] = []
  const io = { stdin: Readable.from([]), stdout: new Sink(), stderr: new Sink(), env: {} }
  const onRequest = ({ method }: { readonly method: string }) => told.push(method)
  const opened = await openStandIn('webhook', undefined, { onRequest }, io)
  onTestFinished(() => opened?.standIn.close())
  await fetch((await opened?.standIn.listen()) ?? '', { method: 'POST' })
  expect(told).toEqual(['POST'])
  expect(opened?.standIn.received).toEqual([])
})
