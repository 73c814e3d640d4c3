// Says whether the page at hand came out of the page cache. A script cannot see the headers of the page it is in; but a page that
// was made before it was asked for must have been kept. The server's clock is compared by its Date header, in case it is elsewhere.
(async () => {
  const status = document.getElementById('page-status');
  const navigation = performance.getEntriesByType('navigation')[0];
  if (!status || !navigation) return;
  const now = await fetch(location.href, { method: 'HEAD', cache: 'no-store', credentials: 'same-origin' });
  const ahead = Date.parse(now.headers.get('Date')) - Date.now();
  const asked = performance.timeOrigin + navigation.requestStart + (Math.abs(ahead) > 2000 ? ahead : 0);
  const age = asked - Number(document.getElementById('page-cost').dataset.made);
  const answer = Math.round(navigation.responseStart - navigation.requestStart);
  const kept = age > 20;
  status.innerHTML = '<span class="how"></span> <span></span> <code></code>';
  const [how, words, header] = status.children;
  how.textContent = kept ? 'hit' : 'miss';
  how.classList.add(how.textContent);
  words.textContent = kept
    ? `The whole page came out of the cache, ${(age / 1000).toFixed(1)} s old, ${answer} ms after it was asked for.`
    : `It was made for this visit and came ${answer} ms after it was asked for.`;
  const cacheStatus = now.headers.get('Cache-Status');
  header.textContent = cacheStatus ? `Cache-Status now: ${cacheStatus}` : '';
})();
