// Triangles by WebGL2: one shader, one vertex and one index buffer, an atlas of square pages (coverage in
// R8, colour in RGBA), scissor and premultiplied blending. Losing the context, or giving it back while
// off screen, ends with `takeRestored()` true once: the program then makes its atlas pages again.

const VERTEX = `#version 300 es
layout(location=0) in vec2 at;
layout(location=1) in vec2 uv;
layout(location=2) in vec4 colour;
layout(location=3) in vec3 canvas;
out vec2 texel;
out vec4 tint;
flat out float coloured;
void main(){
  texel=uv;
  coloured=canvas.z;
  tint=vec4(colour.rgb*colour.a,colour.a);
  gl_Position=vec4(at.x/canvas.x*2.-1.,1.-at.y/canvas.y*2.,0,1);
}`;

const FRAGMENT = `#version 300 es
precision mediump float;
uniform sampler2D page;
in vec2 texel;
in vec4 tint;
flat in float coloured;
out vec4 pixel;
void main(){
  vec4 sampled=texture(page,texel);
  pixel=coloured>.5?sampled*tint.a:tint*sampled.r;
}`;

/** Attribute that is the same for all vertices of a draw: the canvas's CSS px and whether the page has
 * colour. A uniform's place would have to be asked for, which waits for the GPU. */
const CANVAS = 3;
const COMMAND_BYTES = 28;
const VERTEX_BYTES = 20;

/** @typedef {ReturnType<typeof makeRenderer>} Renderer */

/**
 * @param {ShadowRoot} stage where the canvas goes
 * @param {HTMLCanvasElement} scratch where runs are painted before they are uploaded
 * @param {() => void} invalidate asks for a frame
 * @param {() => void} failed the context is gone for good: no WebGL here
 */
export function makeRenderer(stage, scratch, invalidate, failed) {
  /** @type {HTMLCanvasElement | undefined} */
  let canvas;
  /** @type {WebGL2RenderingContext | null} */
  let gl = null;
  /** @type {Map<number, {texture: WebGLTexture, colour: boolean}>} */
  let pages = new Map();
  /** @type {WebGLProgram} */
  let program;
  let isLinked = false;
  let restored = false;

  function begin() {
    canvas = document.createElement('canvas');
    canvas.setAttribute('aria-hidden', 'true');
    canvas.setAttribute('part', 'canvas');
    gl = canvas.getContext('webgl2', { alpha: true, antialias: false, depth: false, stencil: false });
    if (!gl || !prepare(gl)) {
      gl = null;
      return false;
    }
    canvas.addEventListener('webglcontextlost', lost);
    canvas.addEventListener('webglcontextrestored', regained);
    stage.prepend(canvas);
    return true;
  }

  /** @param {Event} event */
  function lost(event) {
    event.preventDefault();
    pages = new Map();
    invalidate();
  }

  function regained() {
    if (!gl || !prepare(gl)) {
      failed();
      return;
    }
    restored = true;
    invalidate();
  }

  /** Asks for nothing that waits for the GPU: the program arrives meanwhile. @param {WebGL2RenderingContext} gl */
  function prepare(gl) {
    isLinked = false;
    program = gl.createProgram();
    if (!program) return false;
    for (const [type, source] of /** @type {[number, string][]} */ ([
      [gl.VERTEX_SHADER, VERTEX],
      [gl.FRAGMENT_SHADER, FRAGMENT],
    ])) {
      const shader = gl.createShader(type);
      if (!shader) return false;
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    gl.useProgram(program);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    for (const i of [0, 1, 2]) gl.enableVertexAttribArray(i);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, VERTEX_BYTES, 0);
    gl.vertexAttribPointer(1, 2, gl.FLOAT, false, VERTEX_BYTES, 8);
    gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, VERTEX_BYTES, 16);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    return true;
  }

  /** After the first picture, which waits for nothing: whether the shaders were understood. @param {WebGL2RenderingContext} gl */
  function checkLink(gl) {
    isLinked = gl.getProgramParameter(program, gl.LINK_STATUS);
    if (!isLinked && !gl.isContextLost()) failed();
  }

  const live = () => gl !== null && !gl.isContextLost();

  return {
    live,
    /** Gives the context back while the portal is off screen; browsers keep few of them. */
    release() {
      if (!gl || !canvas) return;
      canvas.removeEventListener('webglcontextlost', lost);
      gl.getExtension('WEBGL_lose_context')?.loseContext();
      canvas.remove();
      gl = null;
      pages = new Map();
    },
    /** Takes a context, at first or after release. */
    acquire() {
      if (gl) return;
      if (!begin()) {
        failed();
        return;
      }
      restored = true;
      invalidate();
    },
    takeRestored() {
      const was = restored;
      restored = false;
      return was;
    },

    /** @param {number} page @param {number} size device px @param {boolean} colour */
    makePage(page, size, colour) {
      if (!gl || !live()) return;
      this.dropPage(page);
      const texture = gl.createTexture();
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.texStorage2D(gl.TEXTURE_2D, 1, colour ? gl.RGBA8 : gl.R8, size, size);
      for (const side of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
        gl.texParameteri(gl.TEXTURE_2D, side, gl.LINEAR);
      }
      pages.set(page, { texture, colour });
      if (page !== 0) return;
      const white = new Uint8Array(colour ? 64 : 16).fill(255);
      gl.texSubImage2D(
        gl.TEXTURE_2D, 0, 0, 0, 4, 4, colour ? gl.RGBA : gl.RED, gl.UNSIGNED_BYTE, white,
      );
    },
    /** @param {number} page */
    dropPage(page) {
      const known = pages.get(page);
      if (known && gl) gl.deleteTexture(known.texture);
      pages.delete(page);
    },
    /**
     * Copies the top left of the scratch canvas into a page after `paint` has drawn there.
     * @param {number} page @param {number} x @param {number} y @param {number} width
     * @param {number} height @param {() => void} paint
     */
    upload(page, x, y, width, height, paint) {
      const known = pages.get(page);
      if (!known || !gl || !live() || width === 0 || height === 0) return;
      paint();
      gl.bindTexture(gl.TEXTURE_2D, known.texture);
      gl.texSubImage2D(
        gl.TEXTURE_2D, 0, x, y, width, height, known.colour ? gl.RGBA : gl.RED, gl.UNSIGNED_BYTE,
        scratch,
      );
    },

    /**
     * @param {Uint8Array} vertices @param {Uint8Array} indices @param {DataView} commands
     * @param {number} width CSS px @param {number} height CSS px @param {number} scale
     * @param {number} background 0xAABBGGRR
     */
    draw(vertices, indices, commands, width, height, scale, background) {
      if (!gl || !canvas || !live()) return;
      const deviceWidth = Math.max(1, Math.round(width * scale));
      const deviceHeight = Math.max(1, Math.round(height * scale));
      if (canvas.width !== deviceWidth || canvas.height !== deviceHeight) {
        canvas.width = deviceWidth;
        canvas.height = deviceHeight;
        canvas.style.width = `${deviceWidth / scale}px`;
        canvas.style.height = `${deviceHeight / scale}px`;
      }
      gl.viewport(0, 0, deviceWidth, deviceHeight);
      gl.disable(gl.SCISSOR_TEST);
      const channel = (/** @type {number} */ shift) => ((background >>> shift) & 255) / 255;
      const alpha = channel(24);
      gl.clearColor(channel(0) * alpha, channel(8) * alpha, channel(16) * alpha, alpha);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.enable(gl.SCISSOR_TEST);
      gl.bufferData(gl.ARRAY_BUFFER, vertices, gl.STREAM_DRAW);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indices, gl.STREAM_DRAW);
      for (let at = 0; at < commands.byteLength; at += COMMAND_BYTES) {
        const [left, top, right, bottom] = [0, 4, 8, 12].map((side) =>
          Math.round(commands.getFloat32(at + side, true) * scale),
        );
        const page = pages.get(commands.getUint32(at + 16, true));
        if (!page || right <= left || bottom <= top) continue;
        gl.scissor(left, deviceHeight - bottom, right - left, bottom - top);
        gl.bindTexture(gl.TEXTURE_2D, page.texture);
        gl.vertexAttrib3f(CANVAS, deviceWidth / scale, deviceHeight / scale, Number(page.colour));
        const first = commands.getUint32(at + 20, true);
        const count = commands.getUint32(at + 24, true);
        gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_INT, first * 4);
      }
      if (!isLinked) setTimeout(checkLink, 0, gl);
    },
  };
}
