// Colours the parts of code that is shown. Diagrams are not code.
document.querySelectorAll("pre code[class*=language-]:not(.language-mermaid)").forEach((code) => window.hljs.highlightElement(code));
