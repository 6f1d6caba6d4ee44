export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const schemas = 'http://schemas.openxmlformats.org';
export const spreadsheetNamespace = `${schemas}/spreadsheetml/2006/main`;
export const drawingNamespace = `${schemas}/drawingml/2006/main`;
export const chartNamespace = `${schemas}/drawingml/2006/chart`;
export const spreadsheetDrawingNamespace = `${schemas}/drawingml/2006/spreadsheetDrawing`;
export const officeRelationships = `${schemas}/officeDocument/2006/relationships`;
const packageRelationships = `${schemas}/package/2006/relationships`;

export interface Relationship {
  /** By which the part that has the relationship names it. */
  readonly id: string;
  /** Last step of an office relationship's type, such as `table`, or a type's full URL. */
  readonly type: string;
  /** Path relative to the part that has the relationship. */
  readonly target: string;
}

/** A relationships part. */
export function relationshipsPart(relationships: readonly Relationship[]): string {
  const elements = relationships.map(({ id, type, target }) => {
    const url = type.includes('/') ? type : `${officeRelationships}/${type}`;
    return `<Relationship Id="${id}" Type="${url}" Target="${target}"/>`;
  });
  return `${xmlDeclaration}<Relationships xmlns="${packageRelationships}">${elements.join('')}</Relationships>`;
}
