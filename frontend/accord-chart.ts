import { LineChart, BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { LitElement, css, html, type PropertyValues } from 'lit';

use([
  LineChart,
  BarChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
  SVGRenderer,
]);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * A chart whose option comes from the server as plain JSON. Colours are written there as custom properties,
 * `var(--accord-actual)`, and resolved here each time the colour scheme changes, because a chart library
 * computes with colours and cannot read style sheets. The accessible name is the host's own `aria-label`.
 */
export class AccordChart extends LitElement {
  static properties = { option: { attribute: false }, unit: { type: String } };

  static styles = css`
    :host {
      display: block;
      position: relative;
      min-height: 8rem;
      min-width: 0;
    }
    #canvas {
      position: absolute;
      inset: 0;
    }
    #probe {
      display: none;
    }
  `;

  declare option: { [key: string]: Json } | undefined;
  declare unit: string;

  private chart?: EChartsType;
  private readonly scheme = matchMedia('(prefers-color-scheme: dark)');
  private readonly calm = matchMedia('(prefers-reduced-motion: reduce)');
  private readonly size = new ResizeObserver(() => this.fit());
  private readonly root = new MutationObserver(() => this.draw());
  private readonly redraw = () => this.draw();
  private narrow = false;

  constructor() {
    super();
    this.unit = '';
  }

  render() {
    return html`<div id="canvas" aria-hidden="true"></div><span id="probe"></span>`;
  }

  connectedCallback() {
    super.connectedCallback();
    this.scheme.addEventListener('change', this.redraw);
    this.root.observe(document.documentElement, { attributeFilter: ['style', 'theme', 'class'] });
    this.size.observe(this);
    if (this.hasUpdated) {
      this.draw();
    }
  }

  disconnectedCallback() {
    this.scheme.removeEventListener('change', this.redraw);
    this.root.disconnect();
    this.size.disconnect();
    this.chart?.dispose();
    this.chart = undefined;
    super.disconnectedCallback();
  }

  protected updated(_changed: PropertyValues) {
    this.draw();
  }

  private fit() {
    const narrow = this.clientWidth < NARROW;
    if (narrow !== this.narrow) {
      this.narrow = narrow;
      this.draw();
    }
    this.chart?.resize();
  }

  /** Names of marks would lie over each other on a phone; numbers fit, and a list beside the chart explains them. */
  private numberMarks(option: Record<string, any>) {
    for (const series of option.series ?? []) {
      if (series.markLine) {
        series.markLine.label.formatter = (mark: { dataIndex: number }) => String(mark.dataIndex + 1);
      }
    }
  }

  /** The days that a reader counts by: the first of each month, and weeks or halves between them where there is room. */
  private labelledDays(option: Record<string, any>, width: number): number[] {
    const days = ((option.series ?? []) as { data?: [string, number][] }[])
      .flatMap((series) => series.data ?? [])
      .map(([day]) => Date.parse(`${day}T00:00`))
      .filter((time) => !Number.isNaN(time));
    const from = Math.min(...days);
    const to = Math.max(...days);
    const room = Math.max(2, Math.floor((width - 48) / LABEL_WIDTH));
    for (const [every, inMonth] of DAYS_OF_MONTHS) {
      const found: number[] = [];
      const month = new Date(from);
      month.setDate(1);
      for (; month.getTime() <= to; month.setMonth(month.getMonth() + 1)) {
        if (month.getMonth() % every === 0) {
          found.push(...inMonth.map((day) => new Date(month.getFullYear(), month.getMonth(), day).getTime()));
        }
      }
      const within = found.filter((time) => time >= from && time <= to);
      if (within.length <= room) {
        return within.length > 1 ? within : [];
      }
    }
    return [];
  }

  private timeAxis(option: Record<string, any>, width: number) {
    const customValues = this.labelledDays(option, width);
    return {
      ...option.xAxis,
      axisLabel: {
        ...option.xAxis.axisLabel,
        ...(customValues.length > 0 && { customValues, formatter: (time: number) => dayLabel(new Date(time)) }),
      },
    };
  }

  private draw() {
    const canvas = this.renderRoot.querySelector<HTMLElement>('#canvas');
    if (!this.isConnected || !this.option || !canvas) {
      return;
    }
    this.chart ??= init(canvas, null, { renderer: 'svg' });
    const option = this.finished(this.clientWidth);
    if (this.narrow) {
      this.numberMarks(option);
    }
    this.chart.setOption(
      { ...option, animation: !this.calm.matches, animationDuration: 240 },
      { notMerge: true },
    );
  }

  /** The option with all that only the browser knows. */
  private finished(width: number): Record<string, any> {
    const option = this.coloured(this.option!) as Record<string, any>;
    return {
      ...option,
      // the chart library writes it as it is into an attribute in double quotes
      textStyle: { fontFamily: getComputedStyle(this).fontFamily.replaceAll('"', "'") },
      tooltip: option.tooltip && { ...option.tooltip, valueFormatter: (value: unknown) => this.figure(value) },
      xAxis: option.xAxis?.type === 'time' ? this.timeAxis(option, width) : option.xAxis,
      yAxis: option.yAxis && {
        ...option.yAxis,
        axisLabel: { ...option.yAxis.axisLabel, formatter: (value: number) => compact.format(value) },
      },
    };
  }

  /** Saves the chart as a picture fit for slides: with its title, in the colours that it has now. */
  async save(format: 'svg' | 'png', title: string) {
    if (!this.option) {
      return;
    }
    const svg = new Blob([this.picture(title)], { type: 'image/svg+xml' });
    const name = title.replace(/[^\p{L}\p{N}.-]+/gu, '-').toLowerCase();
    download(format === 'svg' ? svg : await rastered(svg), `${name}.${format}`);
  }

  private picture(title: string): string {
    const { width, height } = PICTURE;
    const chart = init(document.createElement('div'), null, { renderer: 'svg', width, height });
    try {
      const option = this.finished(width);
      chart.setOption({
        ...option,
        animation: false,
        backgroundColor: this.colour('var(--accord-surface)'),
        title: { text: title, left: 24, top: 20, textStyle: { color: this.colour('var(--accord-text)'), fontSize: 20 } },
        legend: option.legend && { ...option.legend, right: 24, top: 24 },
        grid: { ...option.grid, left: 24, right: 40, top: 88, bottom: 24 },
      });
      return chart.renderToSVGString();
    } finally {
      chart.dispose();
    }
  }

  private figure(value: unknown): string {
    if (typeof value !== 'number' || Number.isNaN(value)) {
      return '–';
    }
    return this.unit ? `${exact.format(value)} ${this.unit}` : exact.format(value);
  }

  private coloured(node: Json): Json {
    if (typeof node === 'string') {
      return node.startsWith('var(') ? this.colour(node) : node;
    }
    if (Array.isArray(node)) {
      return node.map((each) => this.coloured(each));
    }
    if (node !== null && typeof node === 'object') {
      return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, this.coloured(value)]));
    }
    return node;
  }

  private colour(property: string): string {
    const probe = this.renderRoot.querySelector<HTMLElement>('#probe')!;
    probe.style.color = property;
    return getComputedStyle(probe).color;
  }
}

/** In pixels, twice as many in a PNG. */
const PICTURE = { width: 1200, height: 600 };

async function rastered(svg: Blob): Promise<Blob> {
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = PICTURE.width * 2;
    canvas.height = PICTURE.height * 2;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((png) => (png ? resolve(png) : reject(new Error('the picture is too large')))),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

function download(file: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // not before every browser has begun to read it
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const NARROW = 560;
const LABEL_WIDTH = 64;

/** Which days get a label, the most first: those days of every so many months. */
const DAYS_OF_MONTHS: [number, number[]][] = [
  [1, [1, 8, 15, 22]],
  [1, [1, 15]],
  [1, [1]],
  [3, [1]],
  [6, [1]],
  [12, [1]],
];

const exact = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const monthName = new Intl.DateTimeFormat('en', { month: 'short' });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** The year stands at its beginning, the month at its own, and days in between with both. */
function dayLabel(day: Date): string {
  const month = monthName.format(day);
  if (day.getDate() > 1) {
    return `${day.getDate()} ${month}`;
  }
  return day.getMonth() === 0 ? `${month} ${day.getFullYear()}` : month;
}

customElements.define('accord-chart', AccordChart);
