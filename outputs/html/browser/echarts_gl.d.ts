/** echarts-gl and what it is built on have no types of their own; these are the parts that the page uses. */
declare module 'echarts-gl/charts' {
  export const Bar3DChart: (registers: unknown) => void;
}
declare module 'echarts-gl/components' {
  export const Grid3DComponent: (registers: unknown) => void;
}
declare module 'claygl/src/Shader.js' {
  const Shader: { import(source: string): void };
  export { Shader as default };
}
declare module 'claygl/src/shader/source/compositor/*.glsl.js' {
  const source: string;
  export { source as default };
}
