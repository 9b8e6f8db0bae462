// A QR code of a text, for a page that is to be opened on another phone: `jiujinCode(text)` gives an SVG, or
// nothing where the text is too long. Fetched when a code is first wanted; nobody is asked for a picture.
//
// How a text becomes a grid is the algorithm of Project Nayuki's QR Code generator, step by step, cut down to
// one case of ISO/IEC 18004: bytes, error correction M, versions 1 to 25, which hold up to 997 bytes. Drawing
// the grid and choosing the mask by patterns of text are ours. docs/decisions/0019 says why the library itself
// is not here. Its licence, which goes wherever the code goes:
/*! Derived from QR Code generator, Copyright (c) Project Nayuki. (MIT License)
https://www.nayuki.io/page/qr-code-generator-library

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of
the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:
- The above copyright notice and this permission notice shall be included in
  all copies or substantial portions of the Software.
- The Software is provided "as is", without warranty of any kind, express or
  implied, including but not limited to the warranties of merchantability,
  fitness for a particular purpose and noninfringement. In no event shall the
  authors or copyright holders be liable for any claim, damages or other
  liability, whether in an action of contract, tort or otherwise, arising from,
  out of or in connection with the Software or the use or other dealings in the
  Software. */
(function () {
  "use strict";

  // By version: how many codewords correct each block, and how many blocks there are.
  var CORRECTING = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28];
  var BLOCKS = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21];
  // The light edge that readers need, in modules.
  var EDGE = 4;
  var SVG = "http://www.w3.org/2000/svg";

  // Which modules a mask turns.
  var MASKS = [
    function (x, y) { return (x + y) % 2; },
    function (x, y) { return y % 2; },
    function (x) { return x % 3; },
    function (x, y) { return (x + y) % 3; },
    function (x, y) { return (Math.floor(x / 3) + Math.floor(y / 2)) % 2; },
    function (x, y) { return ((x * y) % 2) + ((x * y) % 3); },
    function (x, y) { return (((x * y) % 2) + ((x * y) % 3)) % 2; },
    function (x, y) { return (((x + y) % 2) + ((x * y) % 3)) % 2; },
  ];

  // How many codewords a version has room for.
  function room(version) {
    var modules = (16 * version + 128) * version + 64;
    if (version >= 2) {
      var marks = Math.floor(version / 7) + 2;
      modules -= (25 * marks - 10) * marks - 55;
      if (version >= 7) modules -= 36;
    }
    return Math.floor(modules / 8);
  }

  function data(version) {
    return room(version) - CORRECTING[version] * BLOCKS[version];
  }

  // The bytes as codewords: their sort, their number, themselves, and filling.
  function codewords(bytes, version) {
    var bits = [];
    function put(value, length) {
      for (var at = length - 1; at >= 0; at -= 1) bits.push((value >>> at) & 1);
    }
    put(4, 4);
    put(bytes.length, version < 10 ? 8 : 16);
    bytes.forEach(function (byte) {
      put(byte, 8);
    });
    put(0, Math.min(4, data(version) * 8 - bits.length));
    put(0, (8 - (bits.length % 8)) % 8);
    for (var fill = 0xec; bits.length < data(version) * 8; fill ^= 0xfd) put(fill, 8);
    var words = [];
    bits.forEach(function (bit, at) {
      words[at >> 3] = (words[at >> 3] << 1) | bit;
    });
    return words;
  }

  // Products in the field of 256 elements that the code uses.
  function times(one, other) {
    var product = 0;
    for (var at = 7; at >= 0; at -= 1) {
      product = (product << 1) ^ ((product >>> 7) * 0x11d);
      product ^= ((other >>> at) & 1) * one;
    }
    return product;
  }

  function divisor(degree) {
    var factors = [];
    for (var fill = 1; fill < degree; fill += 1) factors.push(0);
    factors.push(1);
    var root = 1;
    for (var step = 0; step < degree; step += 1) {
      for (var at = 0; at < degree; at += 1) {
        factors[at] = times(factors[at], root) ^ (at + 1 < degree ? factors[at + 1] : 0);
      }
      root = times(root, 2);
    }
    return factors;
  }

  function remainder(words, factors) {
    var rest = factors.map(function () {
      return 0;
    });
    words.forEach(function (word) {
      var lead = word ^ rest.shift();
      rest.push(0);
      factors.forEach(function (factor, at) {
        rest[at] ^= times(factor, lead);
      });
    });
    return rest;
  }

  // The codewords in blocks, each with what corrects it, and the blocks woven into each other.
  function woven(words, version) {
    var count = BLOCKS[version];
    var longer = data(version) % count;
    var length = Math.floor(data(version) / count);
    var factors = divisor(CORRECTING[version]);
    var blocks = [];
    for (var from = 0, at = 0; at < count; at += 1) {
      var to = from + length + (at >= count - longer ? 1 : 0);
      var own = words.slice(from, to);
      blocks.push({ own: own, correcting: remainder(own, factors) });
      from = to;
    }
    var all = [];
    function weave(part, longest) {
      for (var row = 0; row < longest; row += 1) {
        blocks.forEach(function (block) {
          if (row < block[part].length) all.push(block[part][row]);
        });
      }
    }
    weave("own", length + 1);
    weave("correcting", CORRECTING[version]);
    return all;
  }

  function grid(size) {
    var rows = [];
    for (var y = 0; y < size; y += 1) rows.push(new Array(size).fill(false));
    return rows;
  }

  // Where the marks by which readers straighten the picture have their middles.
  function middles(version, size) {
    if (version === 1) return [];
    var count = Math.floor(version / 7) + 2;
    var step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
    var found = [6];
    for (var at = size - 7; found.length < count; at -= step) found.splice(1, 0, at);
    return found;
  }

  // The modules that say nothing of the text: `dark` as they are, `fixed` where they are.
  function frame(version) {
    var size = version * 4 + 17;
    var dark = grid(size);
    var fixed = grid(size);
    function put(x, y, isDark) {
      if (x < 0 || y < 0 || x >= size || y >= size) return;
      dark[y][x] = isDark;
      fixed[y][x] = true;
    }
    function rings(x, y, reach, isDark) {
      for (var down = -reach; down <= reach; down += 1) {
        for (var right = -reach; right <= reach; right += 1) {
          put(x + right, y + down, isDark(Math.max(Math.abs(right), Math.abs(down))));
        }
      }
    }
    for (var at = 0; at < size; at += 1) {
      put(6, at, at % 2 === 0);
      put(at, 6, at % 2 === 0);
    }
    [[3, 3], [size - 4, 3], [3, size - 4]].forEach(function (corner) {
      rings(corner[0], corner[1], 4, function (ring) {
        return ring !== 2 && ring !== 4;
      });
    });
    var marks = middles(version, size);
    marks.forEach(function (y, row) {
      marks.forEach(function (x, column) {
        var last = marks.length - 1;
        var corner = (row === 0 && column === 0) || (row === 0 && column === last) || (row === last && column === 0);
        if (corner) return;
        rings(x, y, 2, function (ring) {
          return ring !== 1;
        });
      });
    });
    if (version >= 7) {
      var bits = version;
      for (var step = 0; step < 12; step += 1) bits = (bits << 1) ^ ((bits >>> 11) * 0x1f25);
      bits |= version << 12;
      for (var bit = 0; bit < 18; bit += 1) {
        put(size - 11 + (bit % 3), Math.floor(bit / 3), Boolean((bits >>> bit) & 1));
        put(Math.floor(bit / 3), size - 11 + (bit % 3), Boolean((bits >>> bit) & 1));
      }
    }
    var parts = { size: size, dark: dark, fixed: fixed, put: put };
    // Reserves the place; the mask is written there when it is known.
    writeMask(parts, 0);
    return parts;
  }

  function writeMask(parts, mask) {
    // Error correction M is 0 here.
    var bits = mask;
    for (var step = 0; step < 10; step += 1) bits = (bits << 1) ^ ((bits >>> 9) * 0x537);
    bits = ((mask << 10) | bits) ^ 0x5412;
    var size = parts.size;
    for (var at = 0; at < 15; at += 1) {
      var isDark = Boolean((bits >>> at) & 1);
      // Past the line of every second module.
      var near = at < 6 ? at : at + 1;
      if (at < 8) {
        parts.put(8, near, isDark);
        parts.put(size - 1 - at, 8, isDark);
      } else {
        parts.put(at === 8 ? 7 : 14 - at, 8, isDark);
        parts.put(8, size - 15 + at, isDark);
      }
    }
    parts.put(8, size - 8, true);
  }

  // Two columns at a time, up and down from the right.
  function writeText(parts, words) {
    var at = 0;
    var size = parts.size;
    for (var right = size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      var up = ((right + 1) & 2) === 0;
      for (var step = 0; step < size; step += 1) {
        var y = up ? size - 1 - step : step;
        for (var x = right; x >= right - 1; x -= 1) {
          if (parts.fixed[y][x] || at >= words.length * 8) continue;
          parts.dark[y][x] = Boolean((words[at >> 3] >>> (7 - (at & 7))) & 1);
          at += 1;
        }
      }
    }
  }

  function turn(parts, mask) {
    for (var y = 0; y < parts.size; y += 1) {
      for (var x = 0; x < parts.size; x += 1) {
        if (!parts.fixed[y][x] && MASKS[mask](x, y) === 0) parts.dark[y][x] = !parts.dark[y][x];
      }
    }
  }

  // How hard a picture is to read: long runs, blocks, what looks like a corner, too much of one colour.
  function hardness(parts) {
    var size = parts.size;
    var dark = parts.dark;
    var total = 0;
    var count = 0;
    for (var one = 0; one < size; one += 1) {
      var lines = ["", ""];
      for (var other = 0; other < size; other += 1) {
        lines[0] += dark[one][other] ? 1 : 0;
        lines[1] += dark[other][one] ? 1 : 0;
        if (dark[one][other]) count += 1;
        if (!one || !other) continue;
        var sum = dark[one][other] + dark[one - 1][other] + dark[one][other - 1] + dark[one - 1][other - 1];
        if (sum % 4 === 0) total += 3;
      }
      lines.forEach(function (line) {
        (line.match(/0{5,}|1{5,}/g) || []).forEach(function (run) {
          total += run.length - 2;
        });
        total += 40 * (("0000" + line + "0000").match(/(?=00001011101|10111010000)/g) || []).length;
      });
    }
    return total + Math.floor(Math.abs(count * 20 - size * size * 10) / (size * size)) * 10;
  }

  function drawn(text) {
    var bytes = Array.from(new TextEncoder().encode(text));
    var version = 1;
    while (version < BLOCKS.length && bytes.length + (version < 10 ? 2 : 3) > data(version)) version += 1;
    if (version === BLOCKS.length) return null;
    var parts = frame(version);
    writeText(parts, woven(codewords(bytes, version), version));
    var best = 0;
    var least = Infinity;
    for (var mask = 0; mask < MASKS.length; mask += 1) {
      turn(parts, mask);
      writeMask(parts, mask);
      var found = hardness(parts);
      if (found < least) {
        least = found;
        best = mask;
      }
      turn(parts, mask);
    }
    turn(parts, best);
    writeMask(parts, best);
    return parts;
  }

  self.jiujinCode = function (text) {
    var parts = drawn(text);
    if (!parts) return null;
    var svg = document.createElementNS(SVG, "svg");
    var side = parts.size + 2 * EDGE;
    svg.setAttribute("viewBox", [0, 0, side, side].join(" "));
    svg.setAttribute("role", "img");
    svg.setAttribute("shape-rendering", "crispEdges");
    [["white", "M0 0h" + side + "v" + side + "H0z"], ["black", path(parts)]].forEach(function (layer) {
      var part = document.createElementNS(SVG, "path");
      part.setAttribute("fill", layer[0]);
      part.setAttribute("d", layer[1]);
      svg.appendChild(part);
    });
    return svg;
  };

  function path(parts) {
    var steps = "";
    parts.dark.forEach(function (row, y) {
      row.forEach(function (isDark, x) {
        if (isDark) steps += "M" + (x + EDGE) + " " + (y + EDGE) + "h1v1h-1z";
      });
    });
    return steps;
  }
})();
