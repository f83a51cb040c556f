// By name, so that a bundler takes the version and leaves the rest of the file.
export { version } from '../../package.json'
