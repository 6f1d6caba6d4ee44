import Shader from 'claygl/src/Shader.js';
import blend from 'claygl/src/shader/source/compositor/blend.glsl.js';
import blur from 'claygl/src/shader/source/compositor/blur.glsl.js';
import output from 'claygl/src/shader/source/compositor/output.glsl.js';

// Passes that are set up with every view name these three, whether they run or not.
for (const source of [blend, blur, output]) Shader.import(source);

const nothing = (): void => undefined;

/**
 * Stands for the effect compositor of echarts-gl: what its views call while no effect is shown. The build puts it in
 * that module's place.
 */
class NoEffects {
  readonly resize = nothing;
  readonly dispose = nothing;
  readonly enableBloom = nothing;
  readonly enableColorCorrection = nothing;
  readonly enableDOF = nothing;
  readonly enableEdge = nothing;
  readonly enableFXAA = nothing;
  readonly enableSSAO = nothing;
  readonly enableSSR = nothing;
  readonly disableBloom = nothing;
  readonly disableColorCorrection = nothing;
  readonly disableDOF = nothing;
  readonly disableEdge = nothing;
  readonly disableFXAA = nothing;
  readonly disableSSAO = nothing;
  readonly disableSSR = nothing;
  readonly setBloomIntensity = nothing;
  readonly setColorCorrection = nothing;
  readonly setColorLookupTexture = nothing;
  readonly setDOFParameter = nothing;
  readonly setEdgeColor = nothing;
  readonly setExposure = nothing;
  readonly setSSAOParameter = nothing;
  readonly setSSRParameter = nothing;
}

export { NoEffects as default };
