export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const spreadsheetNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const officeRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface Relationship {
  /** Full type, a URL. */
  readonly type: string;
  /** Path relative to the part that has the relationship. */
  readonly target: string;
}

/** A relationships part; the ids are rId1, rId2 … in the order given. */
export function relationshipsPart(relationships: readonly Relationship[]): string {
  const elements = relationships.map(
    ({ type, target }, i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${xmlDeclaration}<Relationships xmlns="${packageRelationships}">${elements.join('')}</Relationships>`;
}
