import { LitElement, css, nothing, svg, html } from 'lit';

const WIDTH = 96;
const HEIGHT = 24;
const EDGE = 2;

/** The shape of a figure over time, without axes. The words that say the same belong to the view. */
export class AccordSparkline extends LitElement {
  static properties = { values: { attribute: false } };

  static styles = css`
    :host {
      display: inline-block;
      width: ${WIDTH}px;
      height: ${HEIGHT}px;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      overflow: visible;
    }
    polyline {
      fill: none;
      stroke: var(--accord-actual);
      stroke-width: 1.5;
      stroke-linejoin: round;
      stroke-linecap: round;
      vector-effect: non-scaling-stroke;
    }
    circle {
      fill: var(--accord-actual);
    }
  `;

  declare values: number[] | undefined;

  render() {
    const points = this.points();
    if (points.length < 2) {
      return nothing;
    }
    const [x, y] = points[points.length - 1];
    return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
      ${svg`<polyline points=${points.map((each) => each.join(',')).join(' ')}></polyline>
      <circle cx=${x} cy=${y} r="2"></circle>`}
    </svg>`;
  }

  private points(): [number, number][] {
    const values = this.values ?? [];
    const low = Math.min(...values);
    const span = Math.max(...values) - low;
    const step = (WIDTH - 2 * EDGE) / Math.max(1, values.length - 1);
    return values.map((value, index) => [
      round(EDGE + index * step),
      // A flat line runs through the middle: neither high nor low.
      round(span === 0 ? HEIGHT / 2 : HEIGHT - EDGE - ((value - low) / span) * (HEIGHT - 2 * EDGE)),
    ]);
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

customElements.define('accord-sparkline', AccordSparkline);
