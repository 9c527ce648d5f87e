// What every page can do with a script: remember the chosen language, copy a term.

document.querySelectorAll("[data-locale]").forEach((link) => {
  link.addEventListener("click", () => {
    document.cookie = `locale=${link.dataset.locale}; path=/; max-age=31536000; samesite=lax`;
  });
});

if (navigator.clipboard) {
  document.querySelectorAll("[data-copy]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.classList.add("done");
      document.getElementById("said").textContent = `${button.dataset.done}: ${button.dataset.copy}`;
      setTimeout(() => button.classList.remove("done"), 1500);
    });
  });
}
