// What helps at the desk where the browser can; every page works without it.
'use strict';

// --- Scanning with the camera: Code 128 and QR into the field beside the button. -----------------------------------
const FORMATS = ['code_128', 'qr_code'];
const PAUSE = 200;

const offerScanning = async button => {
  if (!('BarcodeDetector' in window) || !navigator.mediaDevices) return;
  const known = await BarcodeDetector.getSupportedFormats();
  const formats = FORMATS.filter(format => known.includes(format));
  if (formats.length === 0) return;
  button.hidden = false;
  button.addEventListener('click', () => scan(button, new BarcodeDetector({ formats })));
};

const scan = async (button, detector) => {
  const field = document.getElementById(button.dataset.scan);
  const video = document.createElement('video');
  video.setAttribute('playsinline', '');
  video.className = 'camera';
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  } catch {
    button.hidden = true;
    field.focus();
    return;
  }
  const end = () => {
    stream.getTracks().forEach(track => track.stop());
    video.remove();
    button.disabled = false;
  };
  button.disabled = true;
  button.after(video);
  video.srcObject = stream;
  video.addEventListener('click', end);
  await video.play();
  while (video.isConnected) {
    const codes = await detector.detect(video).catch(() => []);
    if (codes.length > 0) {
      field.value = codes[0].rawValue.trim();
      end();
      field.form.requestSubmit();
      return;
    }
    await new Promise(go => setTimeout(go, PAUSE));
  }
};

document.querySelectorAll('button[data-scan]').forEach(offerScanning);

// --- A form that keeps what was typed until the case has gone on, through a lost network or a closed tab. ----------
const version = form => form.elements.namedItem('version')?.value ?? '';

const keepTyped = form => {
  const key = 'kept:' + location.pathname;
  const kept = JSON.parse(localStorage.getItem(key) ?? 'null');
  if (kept && kept.version === version(form)) {
    for (const [name, value] of kept.typed) {
      for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (field.type === 'radio' || field.type === 'checkbox') field.checked = field.value === value;
        else if (field.type !== 'hidden' && field.type !== 'file') field.value = value;
      }
    }
  } else {
    localStorage.removeItem(key);
  }
  form.addEventListener('input', () => {
    const typed = [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && name !== '_csrf');
    localStorage.setItem(key, JSON.stringify({ version: version(form), typed }));
  });
};

document.querySelectorAll('form[data-keep]').forEach(keepTyped);
