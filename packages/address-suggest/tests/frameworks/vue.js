/** The same with Vue 3: fields by v-model. */

import { createApp, reactive, ref } from "vue/dist/vue.esm-bundler.js";

import "../../src/index.js";

const app = createApp({
  setup() {
    const state = reactive({ line1: "", line2: "", city: "", zip: "", country: "" });
    const sent = ref("");
    const told = ref([]);
    return { state, sent, told, submit: () => (sent.value = JSON.stringify(state)), tell: (what) => told.value.push(what) };
  },
  template: `
    <form @submit.prevent="submit" aria-label="Checkout">
      <address-suggest src="/" @address-chosen="tell('chosen')" @address-edited="tell('edited')"
                       @address-away="tell('away')" @address-back="tell('back')">
        <label>Street <input autocomplete="address-line1" v-model="state.line1"></label>
      </address-suggest>
      <label>Flat <input autocomplete="address-line2" v-model="state.line2"></label>
      <label>Postcode <input autocomplete="postal-code" v-model="state.zip"></label>
      <label>City <input autocomplete="address-level2" v-model="state.city"></label>
      <label>Country <select autocomplete="country" v-model="state.country">
        <option value="">-</option><option value="IS">Iceland</option><option value="NL">Netherlands</option>
        <option value="US">United States</option></select></label>
      <address-verify src="/" @address-decided="tell($event.detail.decision)"></address-verify>
      <button>Order</button>
      <output id="state">{{ JSON.stringify(state) }}</output>
      <output id="sent">{{ sent }}</output>
      <output id="told">{{ told.join(" ") }}</output>
    </form>`,
});
app.config.compilerOptions.isCustomElement = (tag) => tag.startsWith("address-");
app.mount("#app");
