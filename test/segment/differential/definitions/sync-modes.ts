import { action, at, destination, field } from '../parts.js'
import type { Subject } from '../subject.js'

const modes = ['add', 'update', 'upsert', 'delete', 'mirror'] as const

export const syncModes: Subject = {
  name: 'SyncModes',
  shows: 'sync modes and matching keys of a mapping, and the membership that rows have by them',
  define: () =>
    destination('SyncModes', {
      send: action(
        'Send',
        { id: field('string', 'Id', { default: at('$.userId') }) },
        {
          syncMode: {
            label: 'Mode',
            description: 'Which rows.',
            default: 'upsert',
            choices: modes.map((value) => ({ label: value, value })),
          },
        },
      ),
      without: action('Without', { id: field('string', 'Id', { default: at('$.userId') }) }),
    }),
  mappings: {
    send: [
      ...modes.map((mode) => ({ __segment_internal_sync_mode: mode, __segment_internal_matching_key: 'id' })),
      { __segment_internal_sync_mode: 'sideways', __segment_internal_matching_key: 7 },
      {},
    ],
    without: [{ __segment_internal_sync_mode: 'add' }],
  },
}
