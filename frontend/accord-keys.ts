const SWITCH = 'accord.keys';
const TYPING = 'input, textarea, select, [contenteditable], vaadin-select-value-button';
const PRESSING = 'a[href], button, vaadin-button, summary, [role="button"], [role="menuitem"], [role="tab"]';
const OVERLAYS = 'vaadin-dialog[opened], vaadin-confirm-dialog[opened], vaadin-context-menu[opened]';

/**
 * Listens for single keys on behalf of a view and reports each that the view named. Never while somebody types,
 * a dialog is open, or the person has switched single keys off (WCAG 2.1.4).
 */
export class AccordKeys extends HTMLElement {
  keys: string[] = [];

  private readonly listen = (event: KeyboardEvent) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (this.keys.includes(key) && this.meant(event, key)) {
      event.preventDefault();
      this.dispatchEvent(new CustomEvent('accord-key', { detail: { key } }));
    }
  };

  connectedCallback() {
    document.addEventListener('keydown', this.listen);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.listen);
  }

  private meant(event: KeyboardEvent, key: string): boolean {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return false;
    }
    if (localStorage.getItem(SWITCH) === 'off' || document.querySelector(OVERLAYS)) {
      return false;
    }
    const path = event.composedPath().filter((each): each is Element => each instanceof Element);
    if (path.some((each) => each.matches(TYPING))) {
      return false;
    }
    return key !== 'Enter' || !path.some((each) => each.matches(PRESSING));
  }
}

customElements.define('accord-keys', AccordKeys);
