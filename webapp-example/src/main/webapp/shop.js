// Says whether the page at hand came out of the page cache. A script cannot see the headers of the page it is in, but a page that
// was made before it was asked for must have been kept. (That is as exact as the two clocks are: a tenth of a second is allowed.)
(async () => {
  const navigation = performance.getEntriesByType('navigation')[0];
  const cost = document.getElementById('page-cost');
  if (!navigation || !cost) return;
  const age = performance.timeOrigin + navigation.requestStart - Number(cost.dataset.made);
  const kept = age > 100;
  const within = `within ${Math.round(navigation.responseStart - navigation.requestStart)} ms`;

  const how = document.querySelector('#page-status .how');
  how.textContent = kept ? 'page hit' : 'page miss';
  how.classList.add(kept ? 'hit' : 'miss');
  how.after(kept ? ` All of it came out of the cache, ${(age / 1000).toFixed(1)} s old, ${within}.` : ` It was made for this visit and came ${within}.`);
  if (kept) {
    const now = await fetch(location.href, { method: 'HEAD', cache: 'no-store' });
    const header = document.createElement('code');
    header.textContent = `Cache-Status: ${now.headers.get('Cache-Status')}`;
    document.getElementById('page-status').append(header);
  }
})();
