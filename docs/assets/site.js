"use strict";

// The theme leaves a section that has a page of its own without a name in the menu: it gets that of its title.
for (const menu of document.querySelectorAll(".md-nav[aria-labelledby]")) {
  const label = document.getElementById(menu.getAttribute("aria-labelledby"));
  const title = menu.querySelector(".md-nav__title");
  if (title !== null && (label === null || label.textContent.trim() === "")) {
    menu.removeAttribute("aria-labelledby");
    menu.setAttribute("aria-label", title.textContent.trim());
  }
}

// A table that is wider than the page scrolls in a box of its own: let the keyboard reach it.
(() => {
  const reach = () => {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code, .md-typeset figure")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    }
  };
  addEventListener("load", () => setTimeout(reach));
  addEventListener("resize", reach);
  document.addEventListener("toggle", reach, true);
})();

// Draws the state diagrams with the copy of Mermaid that the calculator has too; without it their text stays.
(() => {
  const own = document.currentScript.src;
  document.querySelector(".md-search")?.setAttribute("aria-label", "Search"); // a dialog that the theme leaves unnamed
  const figures = [...document.querySelectorAll("figure.state-diagram")];
  if (figures.length === 0) return;

  const isDark = () => document.body.getAttribute("data-md-color-scheme") === "slate";

  const draw = async () => {
    const mermaid = window.mermaid;
    const paper = getComputedStyle(document.body).backgroundColor;
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: "strict",
      theme: isDark() ? "dark" : "neutral",
      themeVariables: {
        edgeLabelBackground: paper,
        fontFamily: "inherit",
        fontSize: "13px",
        labelBackgroundColor: paper,
      },
      state: { nodeSpacing: 20, rankSpacing: 30, useMaxWidth: false },
    });
    for (const [number, figure] of figures.entries()) {
      const { svg } = await mermaid.render(`state-diagram-${number}`, figure.dataset.text);
      const picture = figure.querySelector(".state-diagram__picture");
      picture.innerHTML = svg;
      const start = picture.querySelector(".state-start");
      if (start !== null) { // a wide diagram is first seen where it begins
        const middle = start.getBoundingClientRect().left - picture.getBoundingClientRect().left;
        picture.scrollLeft = middle - picture.clientWidth / 2;
      }
    }
  };

  const prepare = () => {
    for (const figure of figures) {
      const text = figure.querySelector("pre");
      figure.dataset.text = text.textContent;
      const picture = document.createElement("div");
      picture.className = "state-diagram__picture";
      picture.tabIndex = 0; // so that the keyboard can scroll it
      picture.setAttribute("role", "group");
      picture.setAttribute("aria-label", "The diagram");
      const details = document.createElement("details");
      const summary = document.createElement("summary");
      summary.textContent = "The diagram as text, for Mermaid";
      figure.insertBefore(picture, text);
      details.append(summary, text);
      figure.append(details);
    }
    draw();
    new MutationObserver(draw).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  };

  const script = document.createElement("script");
  script.src = new URL("../calculator/runtime/mermaid.js", own).href;
  script.onload = prepare;
  document.head.append(script);
})();
