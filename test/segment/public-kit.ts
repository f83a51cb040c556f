import { createRequire } from 'node:module'

/** The public package, in the form that Node loads without a bundler. */
export const kit: typeof import('@segment/actions-core') = createRequire(import.meta.url)(
  '@segment/actions-core',
)
