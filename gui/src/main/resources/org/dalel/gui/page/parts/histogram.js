import { dates, number, t, time } from "../i18n.js";

export const iso = (milliseconds) => new Date(milliseconds).toISOString();

/** The name of a kind of event: times of files are told in words, others as the plugin calls them. */
export const kindName = (kind) => {
  const key = `views.kind.${kind}`;
  const known = t(key);
  return known === key ? kind.replace(/^event:/, "") : known;
};

/** What ECharts draws: a stack of bars for each step of time. */
export function histogram(found, all, colours) {
  const text = { color: colours.low, fontFamily: colours.font, fontSize: colours.size };
  const step = labels(found.step);
  return {
    animation: false,
    textStyle: { fontFamily: colours.font },
    grid: { left: colours.size * 5.3, right: 16, top: 12, bottom: colours.size * 2.4 },
    tooltip: { trigger: "axis", renderMode: "richText", axisPointer: { type: "shadow" }, confine: true,
      backgroundColor: colours.surface, borderColor: colours.line, textStyle: { color: colours.text, fontSize: colours.size },
      formatter: (bars) => [time(iso(found.bounds[bars[0].dataIndex])), ...bars.filter((bar) => bar.value).map((bar) => `${bar.seriesName}: ${number(bar.value)}`)].join("\n") },
    xAxis: { type: "category", data: found.bounds.slice(0, -1).map((bound) => step.format(bound)), axisLabel: { ...text, hideOverlap: true },
      axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false } },
    yAxis: { type: "value", axisLabel: { ...text, formatter: (value) => number(value) }, splitLine: { lineStyle: { color: colours.line } }, minInterval: 1 },
    brush: { xAxisIndex: 0, brushType: "lineX", brushMode: "single", throttleType: "debounce", throttleDelay: 200,
      brushStyle: { color: "rgba(110, 160, 190, 0.25)", borderColor: colours.accent, borderWidth: 1 }, outOfBrush: { colorAlpha: 0.5 } },
    toolbox: { show: false },
    series: Object.entries(found.counts).map(([kind, data]) => ({ name: kindName(kind), type: "bar", stack: "all", data, barCategoryGap: "8%",
      itemStyle: { color: colours.series[all.indexOf(kind) % colours.series.length] }, large: true, silent: false })),
  };
}

/** How a step is written below its bar: no more of the time than the step needs. */
function labels(step) {
  if (/years/.test(step)) return dates("year");
  if (/months/.test(step)) return dates("year", "month");
  if (/days/.test(step)) return dates("year", "month", "day");
  return /seconds/.test(step) ? dates("hour", "minute", "second") : dates("month", "day", "hour", "minute");
}
