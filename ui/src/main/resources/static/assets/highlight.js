// Colours the parts of code that is shown.
document.querySelectorAll("pre code[class*=language-]").forEach((code) => window.hljs.highlightElement(code));
