/** One white space character as JavaScript knows them: RE2's own class holds those of ASCII only. */
export const whiteSpace = '[\\s\\v\\pZ\\x{FEFF}]'
