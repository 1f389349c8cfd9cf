// Runs before the first paint, so that a chosen theme or language does not flash.
;(function () {
  try {
    var preferences = JSON.parse(localStorage.getItem('gaissalabel.preferences') || '{}')
    if (preferences.theme === 'light' || preferences.theme === 'dark') {
      document.documentElement.dataset.theme = preferences.theme
    }
    if (/^(en|ca|es)$/.test(preferences.language)) document.documentElement.lang = preferences.language
  } catch {
    // A blocked or damaged storage only costs the remembered preference.
  }
})()
