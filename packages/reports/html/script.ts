/** Filters the things by severity, surface and words. Without it the page shows all of them. */
export const SCRIPT = `
'use strict';
{
  const form = document.querySelector('.filter');
  const things = [...document.querySelectorAll('details[data-severity]')];
  const words = things.map(() => null);
  const find = (name) => form.elements.namedItem(name);
  const apply = () => {
    const severity = find('severity').value;
    const surface = find('surface').value;
    const gate = find('gate').value;
    const text = find('text').value.trim().toLowerCase();
    let shown = 0;
    things.forEach((thing, index) => {
      let fits = (severity === '' || thing.dataset.severity === severity) && (surface === '' || thing.dataset.surface === surface)
        && (gate === '' || (gate === 'fails') === (thing.dataset.gate === 'yes'));
      if (fits && text !== '') {
        words[index] ??= thing.textContent.toLowerCase();
        fits = words[index].includes(text);
      }
      thing.hidden = !fits;
      if (fits) shown++;
    });
    form.querySelector('output').value = shown + ' of ' + things.length + ' shown';
  };
  if (form && things.length > 1) {
    form.hidden = false;
    form.addEventListener('input', apply);
    form.addEventListener('submit', (event) => event.preventDefault());
    apply();
  }
}
`;
