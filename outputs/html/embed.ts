/**
 * Data as the content of a script element, which ends at the first `</script` and changes its state at `<!--`,
 * whatever stands around them: so there is no `<` in it.
 */
export const embeddedJson = (data: unknown): string =>
  JSON.stringify(data)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
