import { defineDestination } from 'waybill/actions'
import slack from 'waybill/definitions/slack'
import { createTestEvent } from 'waybill/testing'

const { messageId } = createTestEvent('track')

export default defineDestination({ ...slack, description: `Like ${slack.name}, ${String(messageId)}` })
