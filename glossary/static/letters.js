// The row of Kazakh letters for keyboards that lack them: it types into the field it stands beneath,
// or, with data-letters-for="*", into whichever text field of its form was used last.

const LETTERS = "әғқңөұүһі";
const FIELDS = "input[type=text], input[type=search], textarea";

function type(field, letter) {
  field.focus();
  field.setRangeText(letter, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  made.addEventListener("click", act);
  return made;
}

function fill(bar) {
  let last = document.getElementById(bar.dataset.lettersFor);
  if (bar.dataset.lettersFor === "*") {
    (bar.closest("form") ?? document).addEventListener("focusin", (event) => {
      if (event.target.matches(FIELDS)) last = event.target;
    });
  }
  const letters = [...LETTERS].map((letter) => {
    const made = button(letter, () => last && type(last, made.textContent));
    made.lang = "kk";
    return made;
  });
  const shift = button("⇧", () => {
    const upper = shift.getAttribute("aria-pressed") !== "true";
    shift.setAttribute("aria-pressed", upper);
    letters.forEach((each, number) => {
      each.textContent = upper ? LETTERS[number].toUpperCase() : LETTERS[number];
    });
  });
  shift.setAttribute("aria-pressed", "false");
  shift.setAttribute("aria-label", bar.dataset.shift);
  bar.append(...letters, shift);
  bar.hidden = false;
}

document.querySelectorAll("[data-letters-for]").forEach(fill);
