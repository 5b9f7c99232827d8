// Shows an OpenAPI document with Swagger UI. Without it the text of the document is there to read.
(() => {
  const viewer = document.getElementById("api-viewer");
  if (!viewer || !window.SwaggerUIBundle) return;
  window.SwaggerUIBundle({
    domNode: viewer,
    url: viewer.dataset.definition,
    presets: [window.SwaggerUIBundle.presets.apis],
    layout: "BaseLayout",
    // pages of the portal call no API of somebody else
    supportedSubmitMethods: [],
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
    onComplete: () => {
      viewer.hidden = false;
      document.getElementById("api-text").hidden = true;
    },
  });
})();
